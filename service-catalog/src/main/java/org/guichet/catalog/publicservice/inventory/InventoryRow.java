package org.guichet.catalog.publicservice.inventory;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.guichet.catalog.publicservice.inventory.ImportReport.File;
import org.guichet.catalog.publicservice.inventory.ImportReport.Rejected;

/** One row while it is read; it remembers every field nobody can read. */
public final class InventoryRow {
    private static final Pattern FISCAL_YEAR = Pattern.compile("(\\d{4})-(\\d{4})");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,10})?");
    private static final int LONGEST = 20_000;

    private final File file;
    private final CSVRecord values;
    private final List<Rejected> problems = new ArrayList<>();

    InventoryRow(File file, CSVRecord values) {
        this.file = file;
        this.values = values;
        if (!values.isConsistent()) {
            problems.add(new Rejected(file, number(), "", "import.columns", List.of()));
            return;
        }
        values.toMap().forEach((column, value) -> {
            if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
                reject(column, "import.text", String.valueOf(LONGEST));
            }
        });
    }

    /** As a spreadsheet counts: the header is row 1. */
    public int number() {
        return Math.toIntExact(values.getRecordNumber() + 1);
    }

    public List<Rejected> problems() {
        return problems;
    }

    public boolean isReadable() {
        return problems.isEmpty();
    }

    /** The text without the spaces around it; may be empty. */
    public String text(String column) {
        return values.isSet(column) ? values.get(column).strip() : "";
    }

    public String required(String column, int longest) {
        String text = text(column);
        if (text.isEmpty() || text.length() > longest) {
            reject(column, text.isEmpty() ? "import.required" : "import.text", String.valueOf(longest));
        }
        return text;
    }

    public InventoryKey key() {
        String year = text("fiscal_yr");
        var years = FISCAL_YEAR.matcher(year);
        if (!years.matches() || Integer.parseInt(years.group(1)) + 1 != Integer.parseInt(years.group(2))) {
            reject("fiscal_yr", "import.fiscal-year");
        }
        return new InventoryKey(year, identifier("owner_org"), identifier("service_id"));
    }

    private String identifier(String column) {
        String text = text(column);
        if (!IDENTIFIER.matcher(text).matches()) {
            reject(column, text.isEmpty() ? "import.required" : "import.identifier");
        }
        return text;
    }

    public <E extends Enum<E>> E code(String column, Class<E> codes, E otherwise) {
        String text = text(column);
        for (E code : codes.getEnumConstants()) {
            if (code.name().equals(text)) {
                return code;
            }
        }
        reject(column, "import.code", String.join(", ", names(codes)));
        return otherwise;
    }

    /** A number that is not negative; empty where the column says one of the given words instead. */
    public Optional<BigDecimal> number(String column, List<String> insteadOf) {
        String text = text(column);
        if (insteadOf.contains(text)) {
            return Optional.empty();
        }
        if (!NUMBER.matcher(text).matches()) {
            reject(column, "import.number");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }

    /** Codes separated by commas. */
    public List<String> list(String column) {
        return Arrays.stream(text(column).split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** The row as published. */
    public Map<String, String> raw() {
        return values.toMap();
    }

    /** SHA-256 over the values, to tell a changed row from one already held. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String value : values) {
                digest.update(value.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void reject(String column, String messageKey, String... arguments) {
        problems.add(new Rejected(file, number(), column, messageKey, List.of(arguments)));
    }

    private static <E extends Enum<E>> List<String> names(Class<E> codes) {
        return Arrays.stream(codes.getEnumConstants()).map(Enum::name).toList();
    }
}
