package apart;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.KeyReused;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.NotYet;
import org.guichet.registry.client.StaleVersion;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Throws what rooms throw, and says whose errand it runs; apart, so that no other test finds it. */
@RestController
public class Trying {
    record Fact(@NotBlank String attribute, LocalDate on) {}

    record Body(
            @Size(max = 20) @NotBlank String name, @Valid List<Fact> facts, Integer count) {}

    @GetMapping("/api/v1/clients/trying/errand")
    Errand errand() {
        return Acting.errand();
    }

    @PostMapping("/api/v1/clients/trying/errand")
    Errand posted(@RequestBody String body) {
        return Acting.errand();
    }

    @PostMapping("/api/v1/clients/trying")
    String post(@Valid @RequestBody Body body) {
        return "{}";
    }

    @GetMapping("/api/v1/clients/trying/number")
    String number(@RequestParam int limit) {
        return "{}";
    }

    @GetMapping("/api/v1/clients/trying/{what}")
    String trouble(@PathVariable String what) {
        throw switch (what) {
            case "not-found" -> new NotFound();
            case "contact" -> new DisclosureRefused(new UUID(0, 1), Reason.CONTACT_REQUIRED);
            case "too-many" -> new DisclosureRefused(new UUID(0, 1), Reason.TOO_MANY_READS);
            case "grounds" -> new DisclosureRefused(new UUID(0, 1), Reason.GROUNDS_UNREADABLE);
            case "state" -> new StateChanged("SUBMITTED");
            case "version" -> new StaleVersion(7);
            case "key" -> new KeyReused();
            case "not-yet" -> new NotYet("KEYS_ARE_DUE");
            case "input" -> new InvalidInput(List.of(InvalidInput.Wrong.of("facts[0].value", "input.date")));
            case "down" -> new QueryTimeoutException("marie@example.org");
            default -> new IllegalStateException("marie@example.org", new IllegalArgumentException("1955-10-01"));
        };
    }

    @GetMapping("/desk/trying")
    String desk() {
        throw new NotFound();
    }
}
