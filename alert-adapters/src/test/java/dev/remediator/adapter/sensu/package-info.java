@NullMarked
package dev.remediator.adapter.sensu;

import org.jspecify.annotations.NullMarked;
