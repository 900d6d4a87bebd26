/// The words every source of alerts is translated into: one shape, three keys, no vendor left.
@NullMarked
package dev.remediator.alert;

import org.jspecify.annotations.NullMarked;
