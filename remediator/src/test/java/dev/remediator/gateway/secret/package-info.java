@NullMarked
package dev.remediator.gateway.secret;

import org.jspecify.annotations.NullMarked;
