@NullMarked
package dev.remediator.alert;

import org.jspecify.annotations.NullMarked;
