package org.guichet.channel.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;

class TableDialectTests {
    private static final String HEAD = "<table><thead><tr><th scope=\"col\" th:text=\"${first}\">x</th>"
            + "<th scope=\"col\"><span th:text=\"${second}\">x</span></th></tr></thead>";

    @Test
    void namesTheColumnInEveryCell() {
        assertThat(page(HEAD
                        + "<tbody><tr th:each=\"row : ${rows}\"><td th:text=\"${row}\">x</td><td>2</td></tr></tbody>"
                        + "</table>"))
                .contains(
                        "<td role=\"cell\" data-label=\"What\">a</td><td role=\"cell\" data-label=\"Whose age\">2</td>")
                .contains("<td role=\"cell\" data-label=\"What\">b</td>");
    }

    @Test
    void leavesARowsOwnHeaderWithoutALabelAndCountsIt() {
        assertThat(page(HEAD + "<tbody><tr><th scope=\"row\">a</th><td>2</td></tr></tbody></table>"))
                .contains(
                        "<th scope=\"row\" role=\"rowheader\">a</th><td role=\"cell\" data-label=\"Whose age\">2</td>");
    }

    @Test
    void keepsTheRolesOfATable() {
        assertThat(page(HEAD + "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"))
                .contains("<table role=\"table\"><thead role=\"rowgroup\"><tr role=\"row\">")
                .contains("<th scope=\"col\" role=\"columnheader\">What</th>")
                .contains("<tbody role=\"rowgroup\"><tr role=\"row\">");
    }

    @Test
    void startsAnewWithEveryTable() {
        assertThat(page(HEAD + "</table><table><thead><tr><th>Other</th></tr></thead>"
                        + "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"))
                .contains("<td role=\"cell\" data-label=\"Other\">1</td><td role=\"cell\">2</td>");
    }

    @Test
    void breaksNoAttributeWithAQuotationMark() {
        assertThat(page(HEAD.replace("${first}", "${quoted}") + "<tbody><tr><td>1</td></tr></tbody></table>"))
                .contains("data-label=\"&lt;&quot;l&#39;âge&quot;&gt;\">1</td>");
        assertThat(page("<table><thead><tr><th>\"a\"</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"))
                .contains("data-label=\"&quot;a&quot;\">1</td>");
    }

    private static String page(String template) {
        StringTemplateResolver resolver = new StringTemplateResolver();
        resolver.setTemplateMode(TemplateMode.HTML);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.addDialect(new TableDialect());
        return engine.process(
                template,
                new Context(
                        Locale.ENGLISH,
                        Map.of(
                                "first",
                                "What",
                                "second",
                                "Whose age",
                                "quoted",
                                "<\"l'âge\">",
                                "rows",
                                List.of("a", "b"))));
    }
}
