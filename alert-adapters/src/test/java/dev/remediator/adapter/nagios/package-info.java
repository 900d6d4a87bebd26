@NullMarked
package dev.remediator.adapter.nagios;

import org.jspecify.annotations.NullMarked;
