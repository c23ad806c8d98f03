package org.guichet.registry.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Withheld;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.guichet.registry.secrecy.Spool;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One pass over everything held, each row written to the JSON and to the page before the next is read. */
@Component
class Gathering {
    /** Rows read at a time, whatever there are. */
    private static final int BATCH = 200;

    /** The order a reader looks for it in; what stands nowhere here comes last. */
    private static final List<String> ORDER = List.of(
            "facts",
            "fact-corrections",
            "corrections",
            "relations",
            "representatives",
            "represented",
            "consents",
            "consent-events",
            "consent-notices",
            "disclosures",
            "enquiries",
            "enquiry-openings",
            "applications",
            "application-answers",
            "deliveries",
            "suggestions",
            "contacts",
            "contact-notes",
            "identifications");

    private final JdbcClient jdbc;
    private final List<Holding> holdings;
    private final List<Attribute> attributes;
    private final LegalDay day;

    Gathering(DataSource database, List<Holdings> rooms, AttributeDictionary dictionary, LegalDay day) {
        JdbcTemplate template = new JdbcTemplate(database);
        template.setFetchSize(BATCH);
        this.jdbc = JdbcClient.create(template);
        this.holdings = rooms.stream()
                .flatMap(room -> room.holdings().stream())
                .sorted(Comparator.comparingInt(Gathering::place).thenComparing(Holding::code))
                .toList();
        this.attributes = List.copyOf(dictionary.all());
        this.day = day;
    }

    private static int place(Holding holding) {
        int place = ORDER.indexOf(holding.code());
        return place < 0 ? ORDER.size() : place;
    }

    /**
     * What decides which rows are read.
     *
     * @param permitted as the holdings' statements take them
     * @param hers whether the client herself reads it
     * @param sealed whether whoever reads may know of sealed clients
     */
    record Reader(Permit permit, Set<String> permitted, boolean hers, boolean sealed) {
        Reader {
            permitted = Set.copyOf(permitted);
        }
    }

    /** What was gathered, and how much. */
    record Gathered(ExportPart json, ExportPart html, int sections, int withheld, long rows) {}

    List<Holding> holdings() {
        return holdings;
    }

    /** Everything a permit has to cover so that nothing is withheld. */
    Set<String> attributes() {
        Set<String> codes = new LinkedHashSet<>();
        attributes.forEach(one -> codes.add(one.code()));
        holdings.stream()
                .map(Holding::attribute)
                .filter(code -> !code.equals(Holding.EACH))
                .forEach(codes::add);
        return codes;
    }

    Gathered gather(About about, Reader reader) {
        Spool json = Spool.begin();
        try {
            Spool html = Spool.begin();
            try {
                return gather(about, reader, json, html);
            } catch (IOException | RuntimeException failed) {
                html.close();
                throw failed;
            }
        } catch (IOException unwritten) {
            json.close();
            throw new UncheckedIOException(unwritten);
        } catch (RuntimeException failed) {
            json.close();
            throw failed;
        }
    }

    private Gathered gather(About about, Reader reader, Spool json, Spool html) throws IOException {
        Hashing jsonBytes = new Hashing(json.writing());
        Hashing htmlBytes = new Hashing(html.writing());
        ExportWords words = ExportWords.of(about.language());
        List<String> contents = holdings.stream().map(Holding::code).toList();
        Shown shown = new Shown(words, attributes, day.zone());
        Counting counted = new Counting();
        try (Sheet first = new JsonSheet(jsonBytes, attributes);
                Sheet second = new HtmlSheet(htmlBytes, words, shown, contents)) {
            List<Sheet> sheets = List.of(first, second, counted);
            for (Sheet sheet : sheets) {
                sheet.begin(about);
            }
            for (Holding holding : holdings) {
                write(holding, reader, sheets);
            }
        }
        return new Gathered(
                new ExportPart(ClientExport.JSON, json, jsonBytes.bytes(), jsonBytes.sha256()),
                new ExportPart(ClientExport.HTML, html, htmlBytes.bytes(), htmlBytes.sha256()),
                counted.sections,
                counted.withheld,
                counted.rows);
    }

    private void write(Holding holding, Reader reader, List<Sheet> sheets) throws IOException {
        String withheld = withheld(holding, reader.permit());
        if (withheld != null) {
            for (Sheet sheet : sheets) {
                sheet.begin(new Section(
                        holding.code(), holding.attribute(), null, List.of(), holding.omissions(), withheld));
                sheet.endSection();
            }
            return;
        }
        jdbc.sql(holding.sql())
                .param("clients", reader.permit().clients())
                .param("permitted", reader.permitted().toArray(String[]::new))
                .param("others", reader.permit().others())
                .param("hers", reader.hers())
                .param("represented", reader.permit().behalf() != null)
                .param("sealed", reader.sealed())
                .query(rows -> {
                    write(holding, reader.permit(), rows, sheets);
                    return true;
                });
    }

    private static void write(Holding holding, Permit permit, ResultSet rows, List<Sheet> sheets) throws SQLException {
        Cells cells = new Cells(holding, rows.getMetaData());
        String basis = permit.basis(holding.attribute())
                .map(ground -> ground.kind() + ":" + ground.reference())
                .orElse(null);
        Section section =
                new Section(holding.code(), holding.attribute(), basis, cells.names(), holding.omissions(), null);
        try {
            for (Sheet sheet : sheets) {
                sheet.begin(section);
            }
            while (rows.next()) {
                if (shown(holding, permit, rows)) {
                    List<@Nullable Object> row = cells.of(rows);
                    for (Sheet sheet : sheets) {
                        sheet.row(row);
                    }
                }
            }
            for (Sheet sheet : sheets) {
                sheet.endSection();
            }
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    private static boolean shown(Holding holding, Permit permit, ResultSet row) throws SQLException {
        String column = holding.serviceColumn();
        if (column == null || permit.behalf() == null) {
            return true;
        }
        String service = row.getString(column);
        return service != null && permit.covers(holding.attribute(), service);
    }

    private static @Nullable String withheld(Holding holding, Permit permit) {
        String attribute = holding.attribute();
        if (attribute.equals(Holding.EACH)) {
            return null;
        }
        if (!permit.covers(attribute)) {
            Withheld why = permit.withheld().get(attribute);
            return (why == null ? Withheld.NO_BASIS : why).code();
        }
        boolean everyServiceNeeded = holding.service().equals(Holding.EVERY);
        return everyServiceNeeded && !permit.covers(attribute, Holding.EVERY)
                ? Withheld.REPRESENTATION_OUT_OF_SCOPE.code()
                : null;
    }

    /** Attributes of facts that are not handed over at all, with the reason; what her kind of client has none of is no gap. */
    Map<String, String> withheld(Permit permit) {
        Map<String, String> withheld = new TreeMap<>();
        attributes.stream()
                .filter(one -> one.held() == Attribute.Held.KEPT && !permit.covers(one.code()))
                .forEach(one -> {
                    Withheld why = permit.withheld().getOrDefault(one.code(), Withheld.NO_BASIS);
                    if (why != Withheld.NOT_OF_THIS_KIND) {
                        withheld.put(one.code(), why.code());
                    }
                });
        return withheld;
    }

    static List<Basis> bases(Permit permit) {
        return permit.bases().values().stream()
                .distinct()
                .sorted(Comparator.comparing(Basis::reference))
                .toList();
    }

    /** A sheet nobody reads: how much there was. */
    private static final class Counting implements Sheet {
        private int sections;
        private int withheld;
        private long rows;

        @Override
        public void begin(About about) {}

        @Override
        public void begin(Section section) {
            sections++;
            withheld += section.withheld() == null ? 0 : 1;
        }

        @Override
        public void row(List<@Nullable Object> cells) {
            rows++;
        }

        @Override
        public void endSection() {}

        @Override
        public void close() {}
    }
}
