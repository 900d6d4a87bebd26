@NullMarked
package dev.remediator.playbook;

import org.jspecify.annotations.NullMarked;
