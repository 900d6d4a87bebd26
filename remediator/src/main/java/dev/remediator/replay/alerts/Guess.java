package dev.remediator.replay.alerts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which column is what, by names that are common. The first of a line that the file has counts.
final class Guess {
    private static final Map<String, List<String>> COMMON = new LinkedHashMap<>();

    static {
        add(
                Columns.TIME,
                "time timestamp ts at datetime date eventtime eventtimestamp alerttime occurredat"
                        + " triggeredat firedat detectedat receivedat reportedat lastreceived"
                        + " createdat created createdon createdtime openedat opened opentime"
                        + " startsat startedat starttime start since began begin firstseen clock");
        add(Columns.START, "startsat startedat starttime start since began begin firstseen");
        add(
                Columns.END,
                "endsat endedat endtime end closedat closed closetime closedtime resolvedat"
                        + " resolvedtime clearedat recoveredat recoverytime finishedat rclock");
        add(
                Columns.NAME,
                "alertname name rulename rule alertrule checkname check monitorname monitor"
                        + " triggername trigger signature eventname problem title alert event"
                        + " summary type");
        add(
                Columns.RESOURCE,
                "resource host hostname node nodename instance pod podname service servicename"
                        + " device devicename server servername machine component"
                        + " configurationitem ci entity target agentname ip ipaddress address");
        add(Columns.SEVERITY, "severity priority level criticality urgency");
        add(Columns.STATUS, "status state alertstatus alertstate currentstate");
        add(Columns.SERIES, "series fingerprint dedupkey dedupekey alertkey alias");
        add(
                Columns.ANNOTATION + "description",
                "description message text details shortdescription");
        add(Columns.LINK + "source", "url link href");
    }

    private Guess() {}

    private static void add(String key, String names) {
        COMMON.put(key, List.of(names.split(" ", -1)));
    }

    /// A column for each key that is not said and has one.
    static Map<String, String> of(Table table, Columns said) {
        var taken = new ArrayList<Integer>();
        said.alone().forEach(column -> taken.add(table.find(column)));
        var guessed = new LinkedHashMap<String, String>();
        COMMON.forEach(
                (key, names) -> {
                    if (!said.has(key)) {
                        place(table, names, taken)
                                .ifPresent(
                                        place -> {
                                            taken.add(place);
                                            guessed.put(key, table.names().get(place));
                                        });
                    }
                });
        return guessed;
    }

    private static Optional<Integer> place(Table table, List<String> names, List<Integer> taken) {
        return names.stream()
                .map(name -> named(table, name))
                .filter(place -> place >= 0 && !taken.contains(place))
                .findFirst();
    }

    private static int named(Table table, String plain) {
        for (int i = 0; i < table.names().size(); i++) {
            if (Table.plain(table.names().get(i)).equals(plain)) {
                return i;
            }
        }
        return -1;
    }
}
