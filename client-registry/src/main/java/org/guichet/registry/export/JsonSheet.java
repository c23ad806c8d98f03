package org.guichet.registry.export;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** An export for programs; {@code export.schema.json} says what is where. */
final class JsonSheet implements Sheet {
    static final String SCHEMA = "urn:guichet:client-export:1";
    private static final String VALUE = "value.";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonGenerator out;
    private final List<Attribute> attributes;
    private List<String> columns = List.of();
    private long rows;

    JsonSheet(OutputStream out, List<Attribute> attributes) {
        this.out = JSON.createGenerator(out);
        this.attributes = attributes;
    }

    @Override
    public void begin(About about) {
        out.writeStartObject();
        out.writeStringProperty("schema", SCHEMA);
        out.writeName("about");
        out.writeStartObject();
        property("exportId", about.id());
        property("clientId", about.client());
        property("madeAt", about.at());
        property("purpose", Exporting.PURPOSE);
        property("entryId", about.entry());
        property("enquiryId", about.enquiry());
        property("language", about.language().getLanguage());
        property("bases", about.bases().stream().map(JsonSheet::basis).toList());
        out.writeEndObject();
        property("leftOut", leftOut());
        property("withheld", about.withheld());
        property("attributes", attributeLabels());
        property("values", valueLabels());
        out.writeName("sections");
        out.writeStartArray();
    }

    private static Map<String, @Nullable Object> basis(Basis basis) {
        Map<String, @Nullable Object> about = new TreeMap<>();
        about.put("kind", basis.kind().name());
        about.put("reference", basis.reference());
        about.put("version", basis.version());
        about.put("text", Map.of("en", basis.textEn(), "fr", basis.textFr()));
        return about;
    }

    private static Map<String, Object> leftOut() {
        Map<String, Object> why = new TreeMap<>();
        HtmlSheet.LEFT_OUT.forEach(code -> why.put(code, ExportWords.both("left-out." + code)));
        return why;
    }

    private Map<String, Object> attributeLabels() {
        Map<String, Object> labels = new TreeMap<>();
        attributes.forEach(one -> labels.put(one.code(), Map.of("en", one.labelEn(), "fr", one.labelFr())));
        return labels;
    }

    private static Map<String, Object> valueLabels() {
        Map<String, Object> labels = new TreeMap<>();
        ExportWords.EN.all().stringPropertyNames().stream()
                .filter(key -> key.startsWith(VALUE))
                .forEach(key -> labels.put(key.substring(VALUE.length()), ExportWords.both(key)));
        return labels;
    }

    @Override
    public void begin(Section section) {
        columns = section.columns();
        rows = 0;
        out.writeStartObject();
        property("code", section.code());
        property("title", ExportWords.both("section." + section.code()));
        property("attribute", section.attribute());
        property("basis", section.basis());
        property("withheld", section.withheld());
        property("leftOut", section.omissions());
        property(
                "columns",
                columns.stream()
                        .map(column -> Map.of("code", column, "label", ExportWords.both("column." + column)))
                        .toList());
        out.writeName("rows");
        out.writeStartArray();
    }

    @Override
    public void row(List<@Nullable Object> cells) {
        rows++;
        out.writeStartObject();
        for (int cell = 0; cell < columns.size(); cell++) {
            property(columns.get(cell), cells.get(cell));
        }
        out.writeEndObject();
    }

    @Override
    public void endSection() {
        out.writeEndArray();
        property("rowCount", rows);
        out.writeEndObject();
    }

    @Override
    public void close() {
        if (!out.isClosed()) {
            out.writeEndArray();
            out.writeEndObject();
            out.close();
        }
    }

    private void property(String name, @Nullable Object value) {
        out.writeName(name);
        JSON.writeValue(out, value);
    }
}
