//! Addresses: which ones are public, and what the others are.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What an address that is not public is; `None` for a public one.
pub(super) fn network(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(address) => network_of_4(address),
        IpAddr::V6(address) => match inner(address) {
            Some(inner) => network_of_4(inner),
            None => network_of_6(address),
        },
    }
}

fn network_of_4(address: Ipv4Addr) -> Option<&'static str> {
    let [first, second, third, _] = address.octets();
    Some(match (first, second, third) {
        (127, ..) => "this machine",
        (10, ..) | (172, 16..=31, _) | (192, 168, _) => "a private network",
        (100, 64..=127, _) => "the shared network of a provider",
        (169, 254, _) => "the link of this machine",
        (192, 0, 2) | (198, 51, 100) | (203, 0, 113) => "a network of examples",
        (198, 18..=19, _) => "a network of tests",
        (224..=239, ..) => "a network of many at once",
        (0 | 240..=255, ..) | (192, 0, 0) | (192, 88, 99) => "a reserved network",
        _ => return None,
    })
}

fn network_of_6(address: Ipv6Addr) -> Option<&'static str> {
    let [first, second, ..] = address.segments();
    Some(match (first, second) {
        _ if address.is_loopback() => "this machine",
        (0xfc00..=0xfdff, _) => "a private network",
        (0xfe80..=0xfebf, _) => "the link of this machine",
        (0xff00..=0xffff, _) => "a network of many at once",
        (0x2001, 0x0db8) | (0x3fff, 0..=0x0fff) => "a network of examples",
        // Tunnels and the like lead to addresses that nobody can check here.
        (0x2001, 0..=0x01ff) => "a reserved network",
        // All public addresses that were ever given out are in 2000::/3.
        (0x2000..=0x3fff, _) => return None,
        _ => "a reserved network",
    })
}

/// The older address that stands in a newer one: mapped, translated (`64:ff9b::`) or 6to4 (`2002::`).
fn inner(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let [first, second, third, fourth, fifth, sixth, seventh, eighth] = address.segments();
    let of = |high: u16, low: u16| {
        let ([one, two], [three, four]) = (high.to_be_bytes(), low.to_be_bytes());
        Ipv4Addr::new(one, two, three, four)
    };
    match (first, second, third, fourth, fifth, sixth) {
        (0, 0, 0, 0, 0, 0xffff) | (0x64, 0xff9b, 0, 0, 0, 0) => Some(of(seventh, eighth)),
        (0x2002, high, low, ..) => Some(of(high, low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn only_public_addresses_are_in_no_network() {
        let cases = [
            ("127.0.0.1", "this machine"),
            ("127.9.9.9", "this machine"),
            ("0.0.0.0", "a reserved network"),
            ("10.1.2.3", "a private network"),
            ("172.16.0.1", "a private network"),
            ("172.32.0.1", ""),
            ("192.168.1.1", "a private network"),
            ("100.64.0.1", "the shared network of a provider"),
            ("100.128.0.1", ""),
            ("169.254.169.254", "the link of this machine"),
            ("192.0.2.7", "a network of examples"),
            ("224.0.0.1", "a network of many at once"),
            ("255.255.255.255", "a reserved network"),
            ("8.8.8.8", ""),
            ("::1", "this machine"),
            ("::", "a reserved network"),
            ("::ffff:127.0.0.1", "this machine"),
            ("::ffff:8.8.8.8", ""),
            ("64:ff9b::10.0.0.1", "a private network"),
            ("2002:7f00:1::", "this machine"),
            ("fd00::1", "a private network"),
            ("fe80::1", "the link of this machine"),
            ("ff02::1", "a network of many at once"),
            ("2001:db8::1", "a network of examples"),
            ("2001:4860:4860::8888", ""),
            ("4000::1", "a reserved network"),
        ];
        for (address, expected) in cases {
            let found = network(address.parse().unwrap()).unwrap_or_default();
            assert_eq!(found, expected, "{address}");
        }
    }
}
