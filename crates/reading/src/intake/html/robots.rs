//! Robots: a page that stands before another one, to keep robots or strangers out, and says nothing
//! itself.

/// What such pages say, in small letters.
const SIGNS: [&str; 6] = [
    "checking your browser",
    "checking if the site connection is secure",
    "enable javascript and cookies to continue",
    "needs to review the security of your connection",
    "verify you are human",
    "verifying you are human",
];

/// The longest such page, in characters.
const LONGEST: usize = 600;

/// What a page says that stands before an article to which one must log in, in small letters.
const SIGNS_OF_WALLS: [&str; 31] = [
    "abonnez-vous pour",
    "access denied",
    "already a subscriber",
    "anmelden, um weiterzulesen",
    "anmelden und weiterlesen",
    "bitte loggen sie sich ein",
    "bitte melden sie sich an",
    "choose your plan",
    "connectez-vous pour",
    "create an account to",
    "exclusivo para suscriptores",
    "for subscribers only",
    "identifiez-vous",
    "inicia sesión para",
    "jetzt abonnieren",
    "log in to continue",
    "log in to read",
    "melden sie sich an, um",
    "nur für abonnenten",
    "please log in",
    "please sign in",
    "register to continue",
    "réservé aux abonnés",
    "schon abonnent",
    "sign in to continue",
    "sign in to read",
    "subscribe to continue",
    "subscribe to read",
    "weiterlesen mit",
    "войдите, чтобы",
    "только для подписчиков",
];

/// Whether the words of a page are what stands before an article that only those may read who log
/// in.
pub(in super::super) fn is_wall(text: &str) -> bool {
    says(text, &SIGNS_OF_WALLS)
}

/// Whether the words of a page are a check for robots.
pub(in super::super) fn is_check(text: &str) -> bool {
    says(text, &SIGNS)
}

fn says(text: &str, signs: &[&str]) -> bool {
    let is_short = text.chars().count() <= LONGEST;
    let text = text.to_lowercase();
    is_short && signs.iter().any(|sign| text.contains(sign))
}
