package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.identity.ParameterVersions;
import org.guichet.registry.identity.ParameterVersions.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What matching weighs with: the versions, what a proposed one would change, and the decision upon it. */
@Controller
@RequestMapping("/desk/matching-parameters")
class ParameterPages {
    private final ParameterVersions versions;

    ParameterPages(ParameterVersions versions) {
        this.versions = versions;
    }

    /** What may be decided about a proposal. */
    enum Decision {
        IN_FORCE,
        REJECTED
    }

    @GetMapping
    String list(Model model) {
        return versions(model);
    }

    @GetMapping("/learning")
    String asksToLearn() {
        return "desk/parameters-learning";
    }

    @PostMapping("/learning")
    String learn(Model model, HttpServletResponse response) {
        try {
            return "redirect:" + url(versions.learn().version()) + "?learnt";
        } catch (InvalidInput tooFew) {
            return ContactPages.again("desk/parameters-learning", tooFew, model, response);
        } catch (StateChanged waiting) {
            return changed(versions(model), model, response);
        }
    }

    @GetMapping("/{version}")
    String version(
            @PathVariable String version,
            @RequestParam(required = false) @Nullable String learnt,
            @RequestParam(required = false) @Nullable String decided,
            Model model) {
        model.addAttribute("learnt", learnt != null);
        model.addAttribute("decided", decided != null);
        return page(versions.find(version), model);
    }

    @GetMapping("/{version}/decision/{decision}")
    String asksToDecide(@PathVariable String version, @PathVariable Decision decision, Model model) {
        Version found = versions.find(version);
        return found.state() == ParameterVersions.State.PROPOSED
                ? asking(found, decision, null, model)
                : "redirect:" + url(version);
    }

    @PostMapping("/{version}/decision/{decision}")
    String decide(
            @PathVariable String version,
            @PathVariable Decision decision,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        try {
            versions.decide(version, decision == Decision.IN_FORCE, reason);
        } catch (InvalidInput invalid) {
            return ContactPages.again(
                    asking(versions.find(version), decision, reason, model), invalid, model, response);
        } catch (StateChanged decided) {
            return changed(page(versions.find(version), model), model, response);
        }
        return "redirect:" + url(version) + "?decided";
    }

    private String versions(Model model) {
        model.addAttribute("versions", versions.newest());
        return "desk/parameters";
    }

    private static String page(Version version, Model model) {
        model.addAttribute("version", version);
        model.addAttribute("weights", WeightRow.of(version));
        return "desk/parameters-version";
    }

    private static String asking(Version version, Decision decision, @Nullable String reason, Model model) {
        model.addAttribute("version", version);
        model.addAttribute("decision", decision);
        model.addAttribute("reason", reason);
        return "desk/parameters-decision";
    }

    private static String changed(String page, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("changed", true);
        return page;
    }

    private static String url(String version) {
        return "/desk/matching-parameters/" + version;
    }
}
