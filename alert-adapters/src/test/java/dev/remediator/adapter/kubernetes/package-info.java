@NullMarked
package dev.remediator.adapter.kubernetes;

import org.jspecify.annotations.NullMarked;
