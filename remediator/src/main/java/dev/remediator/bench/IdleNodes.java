package dev.remediator.bench;

import dev.remediator.port.Disk;
import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import dev.remediator.port.Rotation;
import dev.remediator.port.Service;
import dev.remediator.worker.Inventory;
import java.util.Optional;

/// Nodes on which nothing is ever done. Whatever is asked for is there.
final class IdleNodes implements Inventory {

    @Override
    public <T> Optional<T> find(Class<T> port, String kind, String name) {
        return Optional.of(new Idle(name)).filter(port::isInstance).map(port::cast);
    }

    private record Idle(String name) implements Node {
        @Override
        public String bootId() {
            return "1";
        }

        @Override
        public Service service() {
            return Service.stopped();
        }

        @Override
        public Rotation traffic() {
            return Rotation.none();
        }

        @Override
        public void reboot(Order order) {
            throw new UnsupportedOperationException("the bench reboots nothing");
        }

        @Override
        public Disk disk() {
            throw new UnsupportedOperationException("the bench has no disk");
        }

        @Override
        public boolean healthy() {
            return false;
        }

        @Override
        public void restart(Order order) {
            throw new UnsupportedOperationException("the bench restarts nothing");
        }

        @Override
        public Fleet fleet() {
            throw new UnsupportedOperationException("the bench has no fleet");
        }
    }
}
