//! A table of events as Apache Parquet: a column of texts for each, empty where nothing is known.

use std::io::Write;
use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, Repetition, Type as PhysicalType};
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};

use super::columns::{COLUMNS, Row};

/// How many rows stand together.
const ROWS_TOGETHER: usize = 100_000;

pub(super) fn write(rows: &[Row], output: &mut (dyn Write + Send)) -> Result<(), ParquetError> {
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let properties = Arc::new(properties);
    let mut file = SerializedFileWriter::new(output, schema()?, properties)?;
    for together in rows.chunks(ROWS_TOGETHER) {
        let mut group = file.next_row_group()?;
        let mut place = 0;
        while let Some(mut column) = group.next_column()? {
            let cells = together.iter().map(|row| row[place].as_deref());
            let levels: Vec<i16> = cells.clone().map(|cell| i16::from(cell.is_some())).collect();
            let values: Vec<ByteArray> = cells.flatten().map(ByteArray::from).collect();
            column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
            column.close()?;
            place += 1;
        }
        group.close()?;
    }
    file.close()?;
    Ok(())
}

fn schema() -> Result<TypePtr, ParquetError> {
    let column = |name: &&str| {
        let text = Type::primitive_type_builder(name, PhysicalType::BYTE_ARRAY)
            .with_repetition(Repetition::OPTIONAL)
            .with_converted_type(ConvertedType::UTF8);
        text.build().map(Arc::new)
    };
    let columns = COLUMNS.iter().map(column).collect::<Result<_, _>>()?;
    Ok(Arc::new(Type::group_type_builder("event").with_fields(columns).build()?))
}
