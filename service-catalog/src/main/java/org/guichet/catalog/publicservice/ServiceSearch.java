package org.guichet.catalog.publicservice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pages of the published catalogue by name, found by the words of one language. */
@Repository
class ServiceSearch {
    private final JdbcClient jdbc;

    ServiceSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ServicePage page(ServiceQuery query) {
        boolean french = "fr".equals(query.locale().getLanguage());
        String name = french ? "v.name_fr" : "v.name_en";
        Map<String, Object> values = new HashMap<>();
        String where = where(query, french, values);
        long total = jdbc.sql("select count(*) from catalog.public_service_version v"
                        + " join catalog.public_service s on s.code = v.service_code" + where)
                .params(values)
                .query(Long.class)
                .single();
        String after = "";
        if (query.after() != null) {
            ServiceCursor cursor = ServiceCursor.parse(query.after());
            after = " and (" + name + ", v.service_code) > (:afterName, :afterCode)";
            values.put("afterName", cursor.name());
            values.put("afterCode", cursor.code());
        }
        values.put("rows", query.limit() + 1);
        List<PublicService> found = jdbc.sql(
                        ServiceRows.SELECT + where + after + " order by " + name + ", v.service_code limit :rows")
                .params(values)
                .query(ServiceRows::read)
                .list();
        return cut(found, query, total);
    }

    private static String where(ServiceQuery query, boolean french, Map<String, Object> values) {
        Stream.Builder<String> terms = Stream.builder();
        terms.add("v.state = 'PUBLISHED'");
        if (query.words() != null && !query.words().isBlank()) {
            terms.add(french ? words("french", "fr") : words("english", "en"));
            values.put("words", query.words());
        }
        if (query.channel() != null) {
            terms.add("v.channels @> array[:channel]::text[]");
            values.put("channel", query.channel());
        }
        if (query.organization() != null) {
            terms.add("s.organization = :organization");
            values.put("organization", query.organization());
        }
        return terms.build().collect(Collectors.joining(" and ", " where ", ""));
    }

    private static String words(String dictionary, String suffix) {
        return "to_tsvector('%1$s', v.name_%2$s || ' ' || v.description_%2$s) @@ websearch_to_tsquery('%1$s', :words)"
                .formatted(dictionary, suffix);
    }

    private static ServicePage cut(List<PublicService> found, ServiceQuery query, long total) {
        if (found.size() <= query.limit()) {
            return new ServicePage(List.copyOf(found), null, total);
        }
        List<PublicService> items = List.copyOf(found.subList(0, query.limit()));
        PublicService last = items.getLast();
        return new ServicePage(items, new ServiceCursor(last.name().in(query.locale()), last.code()).toString(), total);
    }
}
