package org.guichet.demo.programme;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The switch, and the count of what was taken in. */
final class Control implements HttpHandler {
    private final Effects effects;
    private final NoticesTaken corrections;
    private final NoticesTaken withdrawals;
    private final Messages messages;
    private final Switch mode;
    private final JsonMapper json;

    Control(
            Effects effects,
            NoticesTaken corrections,
            NoticesTaken withdrawals,
            Messages messages,
            Switch mode,
            JsonMapper json) {
        this.effects = effects;
        this.corrections = corrections;
        this.withdrawals = withdrawals;
        this.messages = messages;
        this.mode = mode;
        this.json = json;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!Exchanges.meantForUs(exchange)) {
            Exchanges.refuse(exchange, 403, "not-here");
            return;
        }
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "POST /control" -> turn(exchange);
            case "GET /control" -> Exchanges.answer(exchange, 200, json.writeValueAsString(Map.of("mode", mode.now())));
            case "GET /control/effects" -> Exchanges.answer(exchange, 200, json.writeValueAsString(counted()));
            case "GET /control/corrections" -> taken(exchange, "corrections", corrections);
            case "GET /control/withdrawals" -> taken(exchange, "withdrawals", withdrawals);
            case "GET /control/messages" ->
                Exchanges.answer(exchange, 200, json.writeValueAsString(Map.of("messages", messages.all())));
            default -> Exchanges.refuse(exchange, 404, "not-found");
        }
    }

    private void taken(HttpExchange exchange, String name, NoticesTaken notices) throws IOException {
        List<NoticesTaken.Taken> all = notices.all();
        Exchanges.answer(exchange, 200, json.writeValueAsString(Map.of("total", all.size(), name, all)));
    }

    private void turn(HttpExchange exchange) throws IOException {
        Optional<Mode> asked = asked(Exchanges.body(exchange));
        if (asked.isEmpty()) {
            Exchanges.refuse(exchange, 400, "mode-is-one-of-" + Arrays.toString(Mode.values()));
            return;
        }
        mode.turnTo(asked.get());
        Exchanges.answer(exchange, 200, json.writeValueAsString(Map.of("mode", asked.get())));
    }

    private Optional<Mode> asked(byte[] body) {
        try {
            String name = json.readTree(body).path("mode").asString("");
            return Arrays.stream(Mode.values())
                    .filter(m -> m.name().equals(name))
                    .findFirst();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private Map<String, Object> counted() {
        List<Map<String, Object>> list =
                effects.all().stream().map(Control::counted).toList();
        return Map.of("mode", mode.now(), "total", list.size(), "effects", list);
    }

    private static Map<String, Object> counted(Effects.Effect effect) {
        Map<String, Object> counted = new LinkedHashMap<>();
        counted.put("idempotencyKey", effect.idempotencyKey());
        counted.put("applicationId", effect.application().applicationId());
        counted.put("serviceCode", effect.application().serviceCode());
        counted.put("receipt", effect.receipt());
        counted.put("effects", effect.effects());
        counted.put("deliveries", effect.deliveries());
        counted.put("answered", effect.answered());
        return counted;
    }
}
