/// Every playbook the project ships, rehearsed with the test kit: workers die wherever they can.
@NullMarked
package dev.remediator.it.rehearsal;

import org.jspecify.annotations.NullMarked;
