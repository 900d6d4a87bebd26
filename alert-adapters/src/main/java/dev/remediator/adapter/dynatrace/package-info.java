/// Dynatrace's problem notifications: one problem per message, with the fields its user chose.
@NullMarked
package dev.remediator.adapter.dynatrace;

import org.jspecify.annotations.NullMarked;
