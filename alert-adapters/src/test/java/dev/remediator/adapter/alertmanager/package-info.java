@NullMarked
package dev.remediator.adapter.alertmanager;

import org.jspecify.annotations.NullMarked;
