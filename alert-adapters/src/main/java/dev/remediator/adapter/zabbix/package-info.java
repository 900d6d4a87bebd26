/// Zabbix: a media type of ours, and those that others have written.
@NullMarked
package dev.remediator.adapter.zabbix;

import org.jspecify.annotations.NullMarked;
