//! Results of several numbers, as classes whose fields Python reads by name.

/// Defines a class that cannot be changed and shows its fields.
macro_rules! record {
    ($(#[$about:meta])* $name:ident { $($(#[$says:meta])* $field:ident: $kind:ty,)* }) => {
        $(#[$about])*
        #[pyo3::pyclass(frozen, get_all, module = "forsooth_scoring")]
        pub(crate) struct $name {
            $($(#[$says])* pub(crate) $field: $kind,)*
        }

        #[pyo3::pymethods]
        impl $name {
            fn __repr__(this: &pyo3::Bound<'_, Self>) -> pyo3::PyResult<String> {
                use pyo3::types::PyAnyMethods;
                let fields = [$(
                    format!("{}={}", stringify!($field), this.getattr(stringify!($field))?.repr()?),
                )*];
                Ok(format!("{}({})", stringify!($name), fields.join(", ")))
            }
        }
    };
}

pub(crate) use record;
