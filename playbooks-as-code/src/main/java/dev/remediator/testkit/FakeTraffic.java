package dev.remediator.testkit;

import dev.remediator.failover.Confirmation;
import dev.remediator.port.Traffic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Proxies in memory. At first all of them send writes to one member.
public final class FakeTraffic implements Traffic {
    private final Map<String, Proxy> all = new LinkedHashMap<>();
    private boolean losesAnswers;

    private static final class Proxy {
        private final TreeSet<String> cut = new TreeSet<>();
        private boolean reachable = true;
        private String target;

        Proxy(String target) {
            this.target = target;
        }

        boolean lets(String member) {
            return target.equals(member) && !cut.contains(member);
        }
    }

    FakeTraffic(String target, List<String> proxies) {
        proxies.forEach(name -> all.put(name, new Proxy(target)));
    }

    /// This proxy is out of reach for the worker; clients still get through it.
    public FakeTraffic unreachable(String proxy) {
        proxy(proxy).reachable = false;
        return this;
    }

    /// It can be reached again.
    public FakeTraffic reachable(String proxy) {
        proxy(proxy).reachable = true;
        return this;
    }

    private Proxy proxy(String name) {
        return Optional.ofNullable(all.get(name)).orElseThrow();
    }

    void losesAnswers() {
        losesAnswers = true;
    }

    @Override
    public List<String> proxies() {
        return List.copyOf(all.keySet());
    }

    @Override
    public List<Confirmation> cut(String member) {
        return tell(proxy -> proxy.cut.add(member));
    }

    @Override
    public List<Confirmation> restore(String member) {
        return tell(proxy -> proxy.cut.remove(member));
    }

    @Override
    public List<Confirmation> shift(String member) {
        return tell(
                proxy -> {
                    proxy.target = member;
                    proxy.cut.remove(member);
                });
    }

    @Override
    public List<Confirmation> confirm(String member) {
        return all.entrySet().stream()
                .map(
                        e ->
                                e.getValue().reachable && e.getValue().lets(member)
                                        ? Confirmation.of(e.getKey())
                                        : Confirmation.not(e.getKey(), "sends writes elsewhere"))
                .toList();
    }

    private List<Confirmation> tell(Consumer<Proxy> what) {
        return all.entrySet().stream()
                .map(
                        e -> {
                            if (!e.getValue().reachable) {
                                return Confirmation.not(e.getKey(), "no answer");
                            }
                            what.accept(e.getValue());
                            return losesAnswers
                                    ? Confirmation.not(e.getKey(), "its answer was lost")
                                    : Confirmation.of(e.getKey());
                        })
                .toList();
    }

    /// Whether clients reach this member through any of them.
    boolean anyLets(String member) {
        return all.values().stream().anyMatch(proxy -> proxy.lets(member));
    }

    /// Where each sends writes, such as `p1 to n1`.
    List<String> state() {
        return all.entrySet().stream()
                .map(
                        e ->
                                e.getKey()
                                        + " to "
                                        + e.getValue().target
                                        + (e.getValue().cut.isEmpty()
                                                ? ""
                                                : ", not to " + e.getValue().cut))
                .toList();
    }
}
