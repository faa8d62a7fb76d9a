//! Holds the hashes of the style and the script to what the page has.

use crate::format;

use super::{SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH};

const START: [u32; 8] =
    [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

/// The first `count` primes.
fn primes(count: usize) -> Vec<u64> {
    (2u64..).filter(|n| (2..*n).take_while(|d| d * d <= *n).all(|d| n % d != 0)).take(count).collect()
}

/// The first 32 bits behind the point of the cube root of `n`: the largest x with x³ ≤ n·2⁹⁶, less its whole part.
fn cube_root_bits(n: u64) -> u32 {
    // The root is below 2³⁵, and its cube has room in 128 bits.
    let wanted = u128::from(n) << 96;
    let (mut low, mut high) = (0u128, 1u128 << 35);
    while high - low > 1 {
        let middle = (low + high) / 2;
        if middle * middle * middle <= wanted { low = middle } else { high = middle }
    }
    low as u32
}

/// SHA-256 (FIPS 180-4) in base64.
fn sha256(text: &str) -> String {
    let k: Vec<u32> = primes(64).into_iter().map(cube_root_bits).collect();
    let mut bytes = text.as_bytes().to_vec();
    let bits = (bytes.len() as u64) * 8;
    bytes.push(0x80);
    while bytes.len() % 64 != 56 {
        bytes.push(0);
    }
    bytes.extend(bits.to_be_bytes());
    let mut state = START;
    for block in bytes.chunks(64) {
        let mut w: Vec<u32> = block.chunks(4).map(|four| u32::from_be_bytes(four.try_into().unwrap())).collect();
        for i in 16..64 {
            let (a, b) = (w[i - 15], w[i - 2]);
            let s0 = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
            let s1 = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
            w.push(w[i - 16].wrapping_add(s0).wrapping_add(w[i - 7]).wrapping_add(s1));
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
        for i in 0..64 {
            let s1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let choice = (e & f) ^ (!e & g);
            let one = h.wrapping_add(s1).wrapping_add(choice).wrapping_add(k[i]).wrapping_add(w[i]);
            let s0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            let two = s0.wrapping_add((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d.wrapping_add(one), c, b, a, one.wrapping_add(two));
        }
        for (sum, value) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *sum = sum.wrapping_add(value);
        }
    }
    base64(&state.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>())
}

fn base64(bytes: &[u8]) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let number = (0..3).fold(0u32, |number, at| number << 8 | u32::from(three.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            let letter = letters[(number >> (18 - 6 * at) & 63) as usize];
            text.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[test]
fn the_policy_allows_the_page_its_own_style_and_script() {
    assert_eq!(sha256(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "of the empty text, which is well known");
    assert_eq!((sha256(STYLE).as_str(), sha256(SCRIPT).as_str()), (STYLE_HASH, SCRIPT_HASH));
    let review = (sha256(format::REVIEW_STYLE), sha256(format::REVIEW_SCRIPT));
    assert_eq!((review.0.as_str(), review.1.as_str()), (format::STYLE_HASH, format::SCRIPT_HASH));
}

#[test]
fn the_script_cannot_end_its_element() {
    let review = [format::REVIEW_STYLE, format::REVIEW_SCRIPT];
    assert!(review.iter().all(|text| !text.contains("</") && !text.contains("innerHTML")));
    assert!(!SCRIPT.contains("</") && !STYLE.contains("</") && !SCRIPT.contains("innerHTML"));
}
