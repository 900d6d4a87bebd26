@NullMarked
package dev.remediator.doctor;

import org.jspecify.annotations.NullMarked;
