//! What somebody is called: by which parts of a name a person is named alone.

use super::naming::naming;
use crate::lexicon::is_particle;

/// The names that stand for somebody alone, of a folded name: the family name, with and without
/// what belongs to it. Monarchs have none, because nobody tells them by "Charles" alone.
pub(super) fn names_alone<'a>(
    code: &str,
    office: &str,
    name: &'a str,
) -> impl Iterator<Item = &'a str> {
    let name = without_suffix(name);
    let (first, last) = name
        .split_once(' ')
        .map_or((name, name), |(first, rest)| (first, rest.rsplit(' ').next().unwrap_or(rest)));
    let first_is_family =
        naming().family_first.contains(code) && (code != "TWN" || last.contains('-'));
    let family = if first_is_family { first } else { last };
    let bare = family.strip_prefix("al-").or(family.strip_prefix("el-"));
    let long = (!first_is_family).then(|| with_particles(name, last)).flatten();
    let reigns = naming().reigning.contains(office);
    [Some(family), bare, long].into_iter().flatten().filter(move |_| !reigns)
}

/// A folded name without the number of a monarch or the "Jr." of a son.
fn without_suffix(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((rest, last)) if last == "jr." || last.bytes().all(|it| b"ivx".contains(&it)) => rest,
        Some(_) | None => name,
    }
}

/// The last word with the particles before it, as "von der leyen".
fn with_particles<'a>(name: &'a str, last: &str) -> Option<&'a str> {
    let end = name.len() - last.len();
    let before = name[..end].split_ascii_whitespace().rev();
    let particles = before.take_while(|word| is_particle(word));
    let start = particles.fold(end, |start, word| start - word.len() - 1);
    (start < end).then(|| &name[start..])
}

#[cfg(test)]
mod tests {
    use super::names_alone;

    fn names(code: &str, office: &str, name: &'static str) -> Vec<&'static str> {
        names_alone(code, office, name).collect()
    }

    #[test]
    fn a_family_name_may_have_particles() {
        assert_eq!(names("EUR", "president", "ursula von der leyen"), ["leyen", "von der leyen"]);
        assert_eq!(names("EGY", "president", "abdel fattah el-sisi"), ["el-sisi", "sisi"]);
    }

    #[test]
    fn the_family_comes_first_in_east_asia() {
        assert_eq!(names("TWN", "president", "tsai ing-wen"), ["tsai"]);
        assert_eq!(names("TWN", "foreign minister", "joseph wu"), ["wu"]);
        assert_eq!(names("CHN", "premier", "li qiang"), ["li"]);
    }

    #[test]
    fn a_suffix_is_no_family_name() {
        assert_eq!(names("PHL", "president", "ferdinand marcos jr."), ["marcos"]);
        assert_eq!(names("PHL", "president", "benigno aquino iii"), ["aquino"]);
    }

    #[test]
    fn nobody_is_a_king_by_the_first_name_alone() {
        assert!(names("GBR", "king", "charles iii").is_empty());
    }
}
