//! The columns of a list, each said once: key, title, room, and how a row becomes its cell. From them come the table for
//! people and the rows for machines.

use super::report::{Cell, Column, Room, Table};

/// The columns of a list of rows `R`, in the order of both its outputs.
pub struct Columns<'c, R> {
    lines: Vec<Line<'c, R>>,
}

struct Line<'c, R> {
    column: Column,
    readers: Readers,
    cell: Box<dyn Fn(&R) -> Cell + 'c>,
    sum: Cell,
}

/// Whom a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Readers {
    All,
    People,
    Machines,
}

impl<'c, R> Columns<'c, R> {
    /// None yet.
    #[expect(
        clippy::new_without_default,
        reason = "a list without columns is only where one begins"
    )]
    pub fn new() -> Self {
        Self { lines: Vec::new() }
    }

    /// A column for people and for machines.
    #[must_use]
    pub fn both(
        self,
        key: impl Into<String>,
        title: impl Into<String>,
        room: Room,
        cell: impl Fn(&R) -> Cell + 'c,
    ) -> Self {
        self.with(Readers::All, Column::new(key, title, room), cell)
    }

    /// A column for people only: what other columns say to machines, or a picture of it.
    #[must_use]
    pub fn people(
        self,
        key: impl Into<String>,
        title: impl Into<String>,
        room: Room,
        cell: impl Fn(&R) -> Cell + 'c,
    ) -> Self {
        self.with(Readers::People, Column::new(key, title, room), cell)
    }

    /// A column for machines only.
    #[must_use]
    pub fn machines(self, key: impl Into<String>, cell: impl Fn(&R) -> Cell + 'c) -> Self {
        let key = key.into();
        let column = Column::new(key.clone(), key, Room::Flexible);
        self.with(Readers::Machines, column, cell)
    }

    fn with(mut self, readers: Readers, column: Column, cell: impl Fn(&R) -> Cell + 'c) -> Self {
        self.lines.push(Line {
            column,
            readers,
            cell: Box::new(cell),
            sum: Cell::Text(String::new()),
        });
        self
    }

    /// What stands below the column named last in the row of sums.
    #[must_use]
    pub fn sum(mut self, cell: Cell) -> Self {
        if let Some(line) = self.lines.last_mut() {
            line.sum = cell;
        }
        self
    }

    /// The columns of `other` after these.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.lines.extend(other.lines);
        self
    }

    /// The table for people, without sums.
    pub fn table<'r>(&self, rows: impl IntoIterator<Item = &'r R>) -> Table
    where
        R: 'r,
    {
        self.of(Readers::People, rows)
    }

    /// The table for people, with one row of sums.
    pub fn table_with_sum<'r>(&self, rows: impl IntoIterator<Item = &'r R>) -> Table
    where
        R: 'r,
    {
        let mut table = self.table(rows);
        let sums = self.lines_for(Readers::People).map(|line| line.sum.clone());
        table.footer.push(sums.collect());
        table
    }

    /// The table for people; below it `sums`, rows of the same kind that add up others.
    pub fn table_and_sums<'r>(
        &self,
        rows: impl IntoIterator<Item = &'r R>,
        sums: impl IntoIterator<Item = &'r R>,
    ) -> Table
    where
        R: 'r,
    {
        Table {
            footer: self.table(sums).rows,
            ..self.table(rows)
        }
    }

    /// The rows for machines.
    pub fn data<'r>(&self, rows: impl IntoIterator<Item = &'r R>) -> Table
    where
        R: 'r,
    {
        self.of(Readers::Machines, rows)
    }

    fn of<'r>(&self, readers: Readers, rows: impl IntoIterator<Item = &'r R>) -> Table
    where
        R: 'r,
    {
        let cells = |row: &R| self.lines_for(readers).map(|line| (line.cell)(row)).collect();
        Table {
            columns: self.lines_for(readers).map(|line| line.column.clone()).collect(),
            rows: rows.into_iter().map(cells).collect(),
            footer: Vec::new(),
        }
    }

    fn lines_for(&self, readers: Readers) -> impl Iterator<Item = &Line<'c, R>> {
        let is_read = move |line: &&Line<'c, R>| line.readers == Readers::All || line.readers == readers;
        self.lines.iter().filter(is_read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Columns<'static, (&'static str, u64)> {
        Columns::new()
            .both("kennung", "Kennung", Room::Head, |row: &(&str, u64)| {
                Cell::Id(row.0.into())
            })
            .sum(Cell::Text("Summe".into()))
            .people("zeichen", "", Room::Fixed(1), |row| Cell::Text(row.1.to_string()))
            .machines("anzahl", |row| Cell::count(Some(row.1)))
    }

    #[test]
    fn people_and_machines_each_get_their_columns_in_order() {
        let rows = [("a", 1), ("b", 2)];
        let people = columns().table_with_sum(&rows);
        let titles: Vec<&str> = people.columns.iter().map(|c| c.title.as_str()).collect();
        assert_eq!(titles, ["Kennung", ""]);
        assert_eq!(people.rows[1], [Cell::Id("b".into()), Cell::Text("2".into())]);
        let sums = [Cell::Text("Summe".into()), Cell::Text(String::new())];
        assert_eq!(people.footer, [sums.to_vec()]);
        let data = columns().data(&rows);
        let keys: Vec<&str> = data.columns.iter().map(|c| c.key.as_str()).collect();
        assert_eq!(keys, ["kennung", "anzahl"]);
        assert_eq!(data.rows[1], [Cell::Id("b".into()), Cell::Integer(2)]);
        assert!(data.footer.is_empty());
    }
}
