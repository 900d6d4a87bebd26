package dev.remediator.it.simulation;

import dev.remediator.alert.Alert;
import java.util.List;
import java.util.function.Consumer;

/// What goes wrong, when, and whether remedies help; and what the sources make of it: late, twice,
/// in the wrong order.
final class Sources {
    private static final List<String> MENDED_BY =
            List.of(
                    "",
                    "",
                    "restart",
                    "replace",
                    "rebuild",
                    "clean",
                    "failover",
                    "anything",
                    "anything");

    private final Time time;
    private final Lot lot;
    private final Setting setting;
    private final Consumer<Alert> hears;
    private final Tally tally;

    Sources(Time time, Lot lot, Setting setting, Consumer<Alert> hears, Tally tally) {
        this.time = time;
        this.lot = lot;
        this.setting = setting;
        this.hears = hears;
        this.tally = tally;
    }

    void plan() {
        int last = (int) (setting.horizon() / 1000);
        for (var series : setting.series()) {
            if (lot.chance(150)) {
                time.in(lot.spell(0, last / 2), () -> flaps(series, lot.between(4, 9)));
            } else {
                for (int i = lot.between(0, 3); i > 0; i--) {
                    time.in(lot.spell(0, last), () -> begins(series));
                }
            }
        }
        if (lot.chance(300)) {
            tally.count("outages of a whole zone");
            long at = lot.spell(0, last / 2);
            for (var series : setting.series()) {
                if ("z0".equals(series.labels.get("zone"))) {
                    time.in(at + lot.spell(0, 60), () -> begins(series));
                }
            }
        }
    }

    private void begins(Series series) {
        if (series.firing() || time.millis() > setting.horizon()) {
            return;
        }
        series.begins(time.world());
        series.mendedBy = lot.of(MENDED_BY);
        say(series);
        int episode = series.episode();
        repeats(series, episode);
        if (lot.chance(350)) {
            time.in(lot.spell(3, 900), () -> ends(series, episode));
        }
    }

    private void repeats(Series series, int episode) {
        time.in(
                series.source.equals("nagger") ? lot.spell(60, 240) : lot.spell(200, 1200),
                () -> {
                    if (series.firing()
                            && series.episode() == episode
                            && time.millis() < setting.horizon()) {
                        say(series);
                        repeats(series, episode);
                    }
                });
    }

    private void flaps(Series series, int times) {
        if (times > 0 && !series.firing() && time.millis() < setting.horizon()) {
            series.begins(time.world());
            series.mendedBy = lot.of(MENDED_BY);
            say(series);
            int episode = series.episode();
            time.in(lot.spell(5, 50), () -> ends(series, episode));
            time.in(lot.spell(55, 120), () -> flaps(series, times - 1));
        } else if (times > 0 && !series.firing()) {
            begins(series);
        }
    }

    private void ends(Series series, int episode) {
        if (series.firing() && series.episode() == episode) {
            series.ends();
            if (!series.mute) {
                say(series);
            }
        }
    }

    private void say(Series series) {
        var alert = series.says();
        time.in(
                lot.mishap(20) ? lot.spell(10, 400) : lot.between(5, 800),
                () -> hears.accept(alert));
        if (lot.mishap(40)) {
            tally.count("alerts sent twice");
            time.in(lot.spell(1, 600), () -> hears.accept(alert));
        }
    }
}
