/// Where secrets are: in the environment, or in files that may change while the program runs.
@NullMarked
package dev.remediator.secret;

import org.jspecify.annotations.NullMarked;
