package dev.remediator.adapter.authentication;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// How senders write a digest.
public enum Encoding {
    /// Two digits a byte, in either case.
    HEX,
    /// RFC 4648, with or without padding, also with the letters for addresses.
    BASE64;

    /// The bytes; none, if it is not written so.
    Optional<byte[]> read(String text) {
        try {
            return Optional.of(
                    this == HEX
                            ? HexFormat.of().parseHex(text)
                            : Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// What is expected, for people.
    String describe(Digests digest) {
        return this == HEX
                ? "signature of " + 2 * digest.length() + " hexadecimal digits"
                : "signature of " + digest.length() + " bytes in base64";
    }
}
