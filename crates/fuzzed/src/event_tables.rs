//! Tables of events that a machine coded: each row is an event, or is refused with a reason.

use domain::EventCoder;
use reading::{CodedRow, EventTable, Gazetteer};

const CODERS: [Option<EventCoder>; 4] =
    [None, Some(EventCoder::Icews), Some(EventCoder::Gdelt), Some(EventCoder::Polecat)];

pub(crate) fn feed(bytes: &[u8]) {
    let text = crate::text(bytes);
    let head = text.lines().next().unwrap_or_default();
    for coder in CODERS {
        let Ok(mut table) = EventTable::of(head, coder, Gazetteer::built_in()) else { continue };
        let separator = char::from(table.separator());
        let rows = text.lines().skip(usize::from(table.has_headings()));
        for row in rows {
            let cells: Vec<&str> = row.split(separator).collect();
            table.look_ahead(&cells);
            if let CodedRow::Refused(reason) = table.read(&cells) {
                assert!(!reason.is_empty(), "a refusal has a reason");
            }
        }
    }
}
