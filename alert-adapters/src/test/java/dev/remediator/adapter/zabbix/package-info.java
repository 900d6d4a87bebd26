@NullMarked
package dev.remediator.adapter.zabbix;

import org.jspecify.annotations.NullMarked;
