//! Passkeys on the pages: to log in, to join, and to look after one's own.

mod join;
mod log_in;
mod manage;
mod options;
mod sent;

pub(crate) use sent::OwnProof;

use people::Site;

use crate::door::{Keeper, Routes};
use crate::error::Failure;
use crate::pages::log_in::check_privacy;

pub(crate) fn routes() -> Routes {
    Routes::new().and(log_in::routes()).and(join::routes()).and(manage::routes())
}

/// What passkeys are for at this desk, or why there are none.
fn site(keeper: &Keeper) -> Result<&Site, Failure> {
    check_privacy(keeper)?;
    keeper.site().ok_or_else(|| {
        let message = "this desk takes no passkeys, as it is not told where browsers reach it; \
                       whoever serves it says so: forsooth serve --proxy --origin \
                       https://desk.example";
        Failure::not_found(message)
    })
}
