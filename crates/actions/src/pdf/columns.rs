//! Columns that a page draws row by row, right across the gutter between them.
//!
//! Where the columns are drawn one after the other they are in order already, and the page is left as
//! it is; so are tables, whose columns are not full of words.

use super::pieces::{Piece, is_from_right, lines};

/// How many lines each column has at least.
const FEWEST_LINES: usize = 5;

/// How many characters the lines of a column have at least, on average.
const FEWEST_LETTERS: usize = 15;

/// How wide a line is at least that fills its column, as a share of the column.
const FULL: f64 = 0.6;

/// How far below the line before it the first or last line of columns stands at most, in usual
/// distances between lines: a head or foot of the page stands further away.
const FURTHEST: f64 = 1.8;

/// How many places for a gutter are looked at, and how many gaps a page has at most.
const TRIED: usize = 8;
const MOST_GAPS: usize = 2_000;

/// The text of a page column by column; nothing where it has no columns that are drawn row by row.
pub(super) fn in_order(pieces: &[Piece]) -> Option<String> {
    let rows = rows(pieces);
    let from_right = is_from_right(pieces);
    split(&rows, from_right).map(|blocks| joined(&blocks, from_right))
}

/// Pieces that stand side by side, from left to right.
type Row<'a> = Vec<&'a Piece>;

/// Lines that are read from above, before those of the next block.
#[derive(Debug)]
struct Block<'a> {
    rows: Vec<Row<'a>>,
    /// Whether the block before goes on in it, as a column does in the next.
    goes_on: bool,
}

/// The pieces of a page in rows, from above.
fn rows(pieces: &[Piece]) -> Vec<Row<'_>> {
    let mut sorted: Vec<&Piece> = pieces.iter().collect();
    sorted.sort_by(|one, other| one.down.total_cmp(&other.down));
    let mut rows: Vec<Row<'_>> = vec![];
    for piece in sorted {
        match rows.last_mut().filter(|row| row[0].is_level_with(piece)) {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    for row in &mut rows {
        row.sort_by(|one, other| one.left.total_cmp(&other.left));
    }
    rows
}

/// The blocks of rows with columns in them; nothing where there are none. On a page that is read
/// from right to left, the right column comes first.
fn split<'a>(rows: &[Row<'a>], from_right: bool) -> Option<Vec<Block<'a>>> {
    let mut gutters = gutters(rows).into_iter();
    let (gutter, found) = gutters.find_map(|gutter| {
        let found = regions(rows, gutter);
        (!found.is_empty()).then_some((gutter, found))
    })?;
    let mut blocks = vec![];
    let mut reached = 0;
    for (start, end) in found {
        blocks.push(Block { rows: rows[reached..start].to_vec(), goes_on: false });
        let mut sides = sides(&rows[start..end], gutter);
        if from_right {
            sides.reverse();
        }
        for (place, side) in sides.into_iter().enumerate() {
            let goes_on = place > 0;
            let within = split(&side, from_right);
            let mut within = within.unwrap_or_else(|| vec![Block { rows: side, goes_on }]);
            within.iter_mut().take(1).for_each(|first| first.goes_on = goes_on);
            blocks.extend(within);
        }
        reached = end;
    }
    blocks.push(Block { rows: rows[reached..].to_vec(), goes_on: false });
    blocks.retain(|block| !block.rows.is_empty());
    Some(blocks)
}

/// The places at which most rows have a gap, those of most rows first.
fn gutters(rows: &[Row<'_>]) -> Vec<f64> {
    let pairs = rows.iter().flat_map(|row| row.windows(2));
    let gaps: Vec<(f64, f64)> = pairs
        .map(|pair| (pair[0].right, pair[1].left))
        .filter(|(end, begin)| begin > end)
        .collect();
    if gaps.len() > MOST_GAPS {
        return vec![];
    }
    let mut places: Vec<(usize, f64)> = vec![];
    for (place, _) in &gaps {
        let over = gaps.iter().filter(|(end, begin)| end <= place && place < begin);
        let (count, begin) = over
            .fold((0, f64::INFINITY), |(count, least), (_, begin)| (count + 1, least.min(*begin)));
        let middle = f64::midpoint(*place, begin);
        if count >= FEWEST_LINES && !places.contains(&(count, middle)) {
            places.push((count, middle));
        }
    }
    places.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.total_cmp(&other.1)));
    places.into_iter().take(TRIED).map(|(_, place)| place).collect()
}

/// From where to where rows are columns with a gutter between them that were drawn row by row.
fn regions(rows: &[Row<'_>], gutter: f64) -> Vec<(usize, usize)> {
    let is_crossed =
        |row: &Row<'_>| row.iter().any(|piece| piece.left < gutter && gutter < piece.right);
    let mut regions = vec![];
    let mut start = 0;
    while start < rows.len() {
        let length = rows[start..].iter().take_while(|row| !is_crossed(row)).count();
        let (first, end) = without_far_ends(rows, start, start + length);
        if is_region(&rows[first..end], gutter) {
            regions.push((first, end));
        }
        start += length + 1;
    }
    regions
}

/// Rows without the first and the last, where these stand far from the others.
fn without_far_ends(rows: &[Row<'_>], start: usize, end: usize) -> (usize, usize) {
    let apart = |row: usize| rows[row + 1][0].down - rows[row][0].down;
    let mut usual: Vec<f64> = (start + 1..end).map(|row| apart(row - 1)).collect();
    usual.sort_by(f64::total_cmp);
    let Some(usual) = usual.get(usual.len() / 2) else { return (start, end) };
    let is_far = |row: usize| apart(row) > FURTHEST * usual;
    let first = if is_far(start) { start + 1 } else { start };
    let last = if end > first + 1 && is_far(end - 2) { end - 1 } else { end };
    (first, last)
}

fn is_region(rows: &[Row<'_>], gutter: f64) -> bool {
    let sides = sides(rows, gutter);
    sides.iter().all(|side| is_prose(side)) && is_drawn_across(rows, gutter)
}

/// The rows left and right of a gutter.
fn sides<'a>(rows: &[Row<'a>], gutter: f64) -> [Vec<Row<'a>>; 2] {
    let side = |is_left: bool| {
        let of_side = |row: &Row<'a>| {
            row.iter().copied().filter(|piece| (piece.right <= gutter) == is_left).collect()
        };
        rows.iter().map(of_side).filter(|row: &Row<'a>| !row.is_empty()).collect()
    };
    [side(true), side(false)]
}

/// Whether lines are full of words, as those of a column are and the cells of a table are not.
fn is_prose(rows: &[Row<'_>]) -> bool {
    let pieces = || rows.iter().flatten();
    let left = pieces().map(|piece| piece.left).fold(f64::INFINITY, f64::min);
    let right = pieces().map(|piece| piece.right).fold(f64::NEG_INFINITY, f64::max);
    let width = |row: &&Row<'_>| row[row.len() - 1].right - row[0].left;
    let full = rows.iter().filter(|row| width(row) >= FULL * (right - left)).count();
    let length: usize = pieces().map(|piece| piece.length()).sum();
    rows.len() >= FEWEST_LINES
        && 2 * full > rows.len()
        && length >= FEWEST_LETTERS * rows.len()
        && 2 * letters(rows) > length
}

fn letters(rows: &[Row<'_>]) -> usize {
    let glyphs = rows.iter().flatten().flat_map(|piece| &piece.glyphs);
    glyphs.filter(|glyph| glyph.text.contains(char::is_alphabetic)).count()
}

/// Whether the rows were drawn one after the other: from one side to the other and back for each
/// of them.
fn is_drawn_across(rows: &[Row<'_>], gutter: f64) -> bool {
    let both = |row: &&Row<'_>| row[0].right <= gutter && row[row.len() - 1].left >= gutter;
    let of_both = rows.iter().filter(both).count();
    let mut pieces: Vec<&Piece> = rows.iter().flatten().copied().collect();
    pieces.sort_by_key(|piece| piece.order);
    let is_left = |piece: &Piece| piece.right <= gutter;
    let changes = pieces.windows(2).filter(|pair| is_left(pair[0]) != is_left(pair[1])).count();
    of_both >= FEWEST_LINES && changes >= of_both
}

fn joined(blocks: &[Block<'_>], from_right: bool) -> String {
    let mut text = String::new();
    for block in blocks {
        if !text.is_empty() {
            text.push_str(if block.goes_on { "\n" } else { "\n\n" });
        }
        text.push_str(&lines(block.rows.iter().cloned(), from_right));
    }
    text
}
