@NullMarked
package dev.remediator.gateway.sns;

import org.jspecify.annotations.NullMarked;
