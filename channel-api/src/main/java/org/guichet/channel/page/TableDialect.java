package org.guichet.channel.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.AttributeValueQuotes;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Lets every table of every page be read on a narrow screen, where the style sheet makes a block of each row: each cell
 * carries the words of its column's header, and each part its role, which some browsers forget of cells that are blocks.
 */
@Component
class TableDialect implements IPostProcessorDialect {
    private static final int PRECEDENCE = 1000;

    @Override
    public String getName() {
        return "tables";
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return PRECEDENCE;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, Cells.class, PRECEDENCE));
    }

    /** Reads one page as it is written. Thymeleaf makes one for each, by its public constructor. */
    public static final class Cells extends AbstractTemplateHandler {
        private final List<StringBuilder> headers = new ArrayList<>();
        private boolean inHead;
        private boolean inHeader;
        private int column;

        @Override
        public void handleOpenElement(IOpenElementTag tag) {
            super.handleOpenElement(
                    switch (tag.getElementCompleteName()) {
                        case "table" -> table(tag);
                        case "thead" -> head(tag);
                        case "tbody" -> with(tag, "role", "rowgroup");
                        case "tr" -> row(tag);
                        case "th" -> inHead ? header(tag) : rowHeader(tag);
                        case "td" -> cell(tag);
                        default -> tag;
                    });
        }

        @Override
        public void handleText(IText text) {
            if (inHeader) {
                headers.getLast().append(text.getText());
            }
            super.handleText(text);
        }

        @Override
        public void handleCloseElement(ICloseElementTag tag) {
            switch (tag.getElementCompleteName()) {
                case "thead" -> inHead = false;
                case "th" -> inHeader = false;
                default -> {}
            }
            super.handleCloseElement(tag);
        }

        private IOpenElementTag table(IOpenElementTag tag) {
            headers.clear();
            return with(tag, "role", "table");
        }

        private IOpenElementTag head(IOpenElementTag tag) {
            inHead = true;
            return with(tag, "role", "rowgroup");
        }

        private IOpenElementTag row(IOpenElementTag tag) {
            column = 0;
            return with(tag, "role", "row");
        }

        private IOpenElementTag header(IOpenElementTag tag) {
            inHeader = true;
            headers.add(new StringBuilder());
            return with(tag, "role", "columnheader");
        }

        /** It stands at the top of its block and needs no label. */
        private IOpenElementTag rowHeader(IOpenElementTag tag) {
            column++;
            return with(tag, "role", "rowheader");
        }

        private IOpenElementTag cell(IOpenElementTag tag) {
            String label =
                    column < headers.size() ? headers.get(column).toString().strip() : "";
            column++;
            IOpenElementTag cell = with(tag, "role", "cell");
            return label.isEmpty() ? cell : with(cell, "data-label", label.replace("\"", "&quot;"));
        }

        /** The value is markup already: it was read from the page, where everything is escaped. */
        private IOpenElementTag with(IOpenElementTag tag, String attribute, String value) {
            return getContext().getModelFactory().setAttribute(tag, attribute, value, AttributeValueQuotes.DOUBLE);
        }
    }
}
