package org.guichet.registry.auditpack;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A pack as a document for programs: every title and gap in both languages, every question as it was asked. */
record PackJson(
        String version,
        Map<String, Object> pack,
        List<Map<String, Object>> points,
        List<Map<String, Object>> findings) {
    private static final PackWords EN = PackWords.in(Locale.ENGLISH);
    private static final PackWords FR = PackWords.in(Locale.FRENCH);

    static PackJson of(AuditPack pack, List<Found> found, Instant at) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("id", pack.id().toString());
        about.put("requestedAt", pack.requestedAt().toString());
        about.put("requestedBy", pack.requestedBy());
        about.put("requestEntry", pack.requestEntry().toString());
        about.put("from", pack.from().toString());
        about.put("to", pack.to().toString());
        about.put("programmes", pack.programmes());
        about.put("sealedIncluded", pack.sealedIncluded());
        about.put("madeAt", at.toString());
        return new PackJson(
                "1",
                about,
                found.stream().map(PackJson::point).toList(),
                found.stream()
                        .flatMap(point -> point.answers().stream()
                                .filter(Found.Answer::finding)
                                .map(answer -> finding(point, answer)))
                        .toList());
    }

    private static Map<String, Object> point(Found found) {
        PackPoint point = PackPoint.of(found.point());
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("number", found.point());
        about.put("title", both("point." + found.point()));
        about.put("asOf", found.asOf().toString());
        about.put(
                "notMeasured",
                point.notMeasured().stream().map(gap -> both("gap." + gap)).toList());
        about.put("answers", found.answers().stream().map(PackJson::answer).toList());
        return about;
    }

    private static Map<String, Object> answer(Found.Answer answer) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("code", answer.code());
        about.put("title", both("query." + answer.code()));
        about.put("expectsNone", answer.expectsNone());
        about.put("columns", answer.columns());
        about.put("rows", answer.rows());
        about.put("total", answer.total());
        about.put("more", answer.more());
        about.put("query", answer.query());
        return about;
    }

    private static Map<String, Object> finding(Found point, Found.Answer answer) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("point", point.point());
        about.put("code", answer.code());
        about.put("severity", severity(point.point()));
        about.put("rows", answer.rows().size());
        about.put("total", answer.total());
        about.put("more", answer.more());
        return about;
    }

    /** What concerns a basis or the log itself is grave. */
    static String severity(int point) {
        PackPoint about = PackPoint.of(point);
        return about == PackPoint.RECONCILIATION || about == PackPoint.INTEGRITY ? "HIGH" : "MEDIUM";
    }

    private static Map<String, String> both(String key) {
        return Map.of("en", EN.of(key), "fr", FR.of(key));
    }
}
