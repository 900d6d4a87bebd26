package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Strangers must not fill the memory.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoomTest {
    private static final int BODY = 1_000_000;

    private final Room room = new Room(BODY * 3 / 2, Duration.ZERO);

    private static InputStream body(int length) {
        return new ByteArrayInputStream(new byte[length]);
    }

    @Test
    void a_body_that_finds_room_is_read() throws Exception {
        try (var held = room.hold()) {
            assertThat(held.read(body(BODY), BODY + 1)).hasSize(BODY);
        }
    }

    @Test
    void of_a_larger_one_only_so_much_is_read_as_is_asked_for() throws Exception {
        try (var held = room.hold()) {
            assertThat(held.read(body(BODY), 20_000)).hasSize(20_000);
        }
    }

    @Test
    void what_is_being_answered_holds_its_room() throws Exception {
        try (var one = room.hold();
                var other = room.hold()) {
            one.read(body(BODY), BODY);
            assertThatThrownBy(() -> other.read(body(BODY), BODY))
                    .isInstanceOf(Room.Full.class)
                    .hasMessage("too much is being sent at once; send it again");
        }
    }

    @Test
    void what_was_answered_holds_none() throws Exception {
        for (int i = 0; i < 10; i++) {
            try (var held = room.hold()) {
                assertThat(held.read(body(BODY), BODY)).hasSize(BODY);
            }
        }
    }

    @Test
    void room_that_was_given_back_is_not_given_back_again() throws Exception {
        var held = room.hold();
        held.read(body(BODY), BODY);
        held.close();
        held.close();
        try (var another = room.hold()) {
            assertThatThrownBy(() -> another.read(body(BODY * 11 / 5), 3 * BODY))
                    .isInstanceOf(Room.Full.class);
        }
    }

    @Test
    void what_is_unpacked_needs_room_too() throws Exception {
        var packed = gzip(3 * BODY);
        try (var held = room.hold()) {
            held.read(new ByteArrayInputStream(packed), BODY);
            assertThatThrownBy(() -> Unpacking.of(packed, "gzip", 3 * BODY, held))
                    .isInstanceOf(Room.Full.class);
        }
    }

    @Test
    void an_ordinary_body_needs_none() throws Exception {
        try (var one = room.hold();
                var other = room.hold()) {
            one.read(body(2 * BODY), BODY * 3 / 2);
            assertThat(other.read(body(64 * 1024), BODY)).hasSize(64 * 1024);
        }
    }

    @Test
    void the_largest_body_finds_room_when_it_is_alone() throws Exception {
        try (var held = Room.ofThisProcess(BODY).hold()) {
            held.read(body(BODY), BODY + 1);
            assertThat(Unpacking.of(gzip(BODY), "gzip", BODY, held).bytes()).hasSize(BODY);
        }
    }

    private static byte[] gzip(int length) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(new byte[length]);
        }
        return bytes.toByteArray();
    }
}
