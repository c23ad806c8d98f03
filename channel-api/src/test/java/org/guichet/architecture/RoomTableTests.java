package org.guichet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.GuichetApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Prints the room table from what the rooms say of themselves: {@code channel-api/target/rooms.md}. */
class RoomTableTests {
    private static final Pattern DECLARATION =
            Pattern.compile("id = \"([^\"]+)\"(?:,\\s*allowedDependencies = \\{([^}]*)})?");
    private static final Pattern SENTENCE_END = Pattern.compile("\\.(\\s|$)");
    private static final Path TABLE = Path.of("target", "rooms.md");

    private record Room(String id, String enters, List<String> sentences) {
        String row() {
            return "| `%s` | %s | %s |".formatted(id, enters.isEmpty() ? "–" : enters, String.join(" ", sentences));
        }
    }

    @Test
    void printsEveryRoomWithItsThreeSentences() throws IOException {
        List<Room> rooms = rooms();

        assertThat(rooms.stream().map(Room::id).toList()).containsAll(verified());
        assertThat(rooms)
                .allSatisfy(room -> assertThat(room.sentences()).as(room.id()).hasSize(3));
        Files.createDirectories(TABLE.getParent());
        Files.writeString(TABLE, table(rooms));
        assertThat(TABLE).content().contains("| `registry.disclosure` |");
    }

    private static List<String> verified() {
        List<String> ids = ApplicationModules.of(GuichetApplication.class, House.shipped()).stream()
                .map(room -> room.getIdentifier().toString())
                .toList();
        assertThat(ids).isNotEmpty();
        return ids;
    }

    private static String table(List<Room> rooms) {
        return rooms.stream()
                .map(Room::row)
                .collect(Collectors.joining("\n", "| room | may enter | what it is |\n|---|---|---|\n", "\n"));
    }

    private static List<Room> rooms() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."), 12)) {
            return files.filter(path -> path.endsWith("package-info.java")
                            && path.toString().contains("/src/main/java/"))
                    .map(RoomTableTests::read)
                    .flatMap(text -> room(text).stream())
                    .sorted(Comparator.comparing(Room::id))
                    .toList();
        }
    }

    private static List<Room> room(String text) {
        Matcher declaration = DECLARATION.matcher(text);
        if (!declaration.find()) {
            return List.of();
        }
        String enters = declaration.group(2) == null ? "" : declaration.group(2);
        return List.of(
                new Room(declaration.group(1), enters.replaceAll("[\"\\s]+", "").replace(",", ", "), sentences(text)));
    }

    private static List<String> sentences(String text) {
        String javadoc = text.substring(text.indexOf("/**") + 3, text.indexOf("*/"));
        String prose = javadoc.replaceAll("\\s*\\n\\s*\\*\\s?", " ")
                .replaceAll("\\{@\\w+ (?:[\\w.]*\\.)?(\\w+)}", "`$1`")
                .strip();
        return Stream.of(SENTENCE_END.matcher(prose).replaceAll("$0\n").split("\n"))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
