/// The HTTP server's certificate, and those of its clients.
@NullMarked
package dev.remediator.gateway.tls;

import org.jspecify.annotations.NullMarked;
