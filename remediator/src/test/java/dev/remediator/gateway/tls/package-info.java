@NullMarked
package dev.remediator.gateway.tls;

import org.jspecify.annotations.NullMarked;
