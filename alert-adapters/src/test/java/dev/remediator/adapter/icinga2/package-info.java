@NullMarked
package dev.remediator.adapter.icinga2;

import org.jspecify.annotations.NullMarked;
