package org.guichet.demo.programme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the programme has taken in, kept in an append-only file that is on disk before anything is answered: an effect
 * counted here happened, whatever became of the connection.
 */
final class Effects {
    private final JsonMapper json;
    private final FileChannel file;
    private final Map<String, Effect> byKey = new LinkedHashMap<>();

    /** One application taken in: {@code deliveries} counts how often it came, {@code effects} how often it was taken. */
    record Effect(
            String idempotencyKey,
            ReceivedApplication application,
            String bodyHash,
            String receipt,
            String takenAt,
            int effects,
            int deliveries,
            boolean answered) {
        Effect cameAgain() {
            return new Effect(
                    idempotencyKey, application, bodyHash, receipt, takenAt, effects, deliveries + 1, answered);
        }

        Effect takenAgain() {
            return new Effect(
                    idempotencyKey, application, bodyHash, receipt, takenAt, effects + 1, deliveries + 1, answered);
        }

        Effect withAnswer() {
            return new Effect(idempotencyKey, application, bodyHash, receipt, takenAt, effects, deliveries, true);
        }
    }

    private enum What {
        TAKEN,
        CAME_AGAIN,
        ANSWERED
    }

    private record Line(
            What what,
            String idempotencyKey,
            @Nullable ReceivedApplication application,
            @Nullable String bodyHash,
            @Nullable String receipt,
            @Nullable String takenAt) {}

    Effects(Path path, JsonMapper json) {
        this.json = json;
        try {
            if (Files.exists(path)) {
                readable(Files.readAllLines(path)).forEach(this::apply);
            }
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A last line cut short by a kill was never answered for, so it is left out. */
    private List<Line> readable(List<String> lines) {
        List<Line> read = new ArrayList<>();
        for (String line : lines) {
            try {
                read.add(json.readValue(line, Line.class));
            } catch (JacksonException e) {
                continue;
            }
        }
        return read;
    }

    synchronized Optional<Effect> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    synchronized Collection<Effect> all() {
        return List.copyOf(byKey.values());
    }

    synchronized List<Effect> unanswered() {
        return byKey.values().stream().filter(effect -> !effect.answered()).toList();
    }

    /** Takes it in, unless it was taken before under this key. */
    synchronized Effect take(String key, ReceivedApplication application, String bodyHash, Instant at) {
        if (byKey.containsKey(key)) {
            write(new Line(What.CAME_AGAIN, key, null, null, null, null));
        } else {
            String receipt = "OAS-%06d".formatted(byKey.size() + 1);
            write(new Line(What.TAKEN, key, application, bodyHash, receipt, at.toString()));
        }
        return find(key).orElseThrow();
    }

    synchronized void answered(String key) {
        write(new Line(What.ANSWERED, key, null, null, null, null));
    }

    private void write(Line line) {
        ByteBuffer bytes = ByteBuffer.wrap((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        apply(line);
    }

    /** Two TAKEN lines under one key would be two effects: they are counted, not hidden. */
    private void apply(Line line) {
        byKey.compute(line.idempotencyKey(), (key, before) -> switch (line.what()) {
            case TAKEN -> before == null ? first(line) : before.takenAgain();
            case CAME_AGAIN -> before == null ? null : before.cameAgain();
            case ANSWERED -> before == null ? null : before.withAnswer();
        });
    }

    private static @Nullable Effect first(Line line) {
        if (line.application() == null || line.bodyHash() == null || line.receipt() == null || line.takenAt() == null) {
            return null;
        }
        return new Effect(
                line.idempotencyKey(),
                line.application(),
                line.bodyHash(),
                line.receipt(),
                line.takenAt(),
                1,
                1,
                false);
    }
}
