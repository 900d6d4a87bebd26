package dev.remediator.gateway.tls;

import java.io.IOException;
import java.io.Serial;

/// Files from which no server can show who it is, in one sentence that begins with the key.
public final class BadTls extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    BadTls(String why) {
        super(why);
    }

    BadTls(String why, Exception cause) {
        super(why, cause);
    }
}
