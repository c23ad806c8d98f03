package org.guichet.catalog.eligibility;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compiles expressions against the vocabulary, the parameters and the names defined so far. */
final class Expressions {
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableUnknownTracking(true)
            .maxExpressionCodePointSize(10_000)
            .build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(
                    CelFunctionBinding.from("floor_double", Double.class, Math::floor),
                    CelFunctionBinding.from("min_double", Double.class, Double.class, Math::min),
                    CelFunctionBinding.from("max_double", Double.class, Double.class, Math::max),
                    CelFunctionBinding.from(
                            "months_between_string", String.class, String.class, Expressions::monthsBetween))
            .build();

    /** Stands for an expression that did not compile. */
    static final Compiled NOTHING = nothing();

    private final CelCompiler compiler;

    private Expressions(CelCompiler compiler) {
        this.compiler = compiler;
    }

    static Expressions over(Map<String, CelType> attributes, Set<String> parameterCodes) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addFunctionDeclarations(
                        function("floor", "floor_double", SimpleType.DOUBLE, SimpleType.DOUBLE),
                        function("min", "min_double", SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE),
                        function("max", "max_double", SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE),
                        function(
                                "monthsBetween",
                                "months_between_string",
                                SimpleType.DOUBLE,
                                SimpleType.STRING,
                                SimpleType.STRING));
        attributes.forEach(builder::addVar);
        parameterCodes.forEach(code -> builder.addVar("p." + code, SimpleType.DOUBLE));
        return new Expressions(builder.build());
    }

    /** The same, with one more name. */
    Expressions with(String name, CelType type) {
        return new Expressions(compiler.toCompilerBuilder().addVar(name, type).build());
    }

    /** Compiles, or throws what is wrong with it. */
    Compiled compile(String source) throws CelValidationException {
        CelAbstractSyntaxTree tree = compiler.compile(source).getAst();
        Set<String> names = tree.getReferenceMap().values().stream()
                .filter(reference -> reference.overloadIds().isEmpty())
                .map(reference -> reference.name())
                .collect(Collectors.toCollection(TreeSet::new));
        try {
            return new Compiled(RUNTIME.createProgram(tree), tree.getResultType(), Collections.unmodifiableSet(names));
        } catch (CelEvaluationException unplannable) {
            throw new IllegalStateException("A checked expression could not be planned", unplannable);
        }
    }

    /** A checked expression: immutable, and free to be evaluated by many threads at once. */
    record Compiled(CelRuntime.Program program, CelType type, Set<String> names) {}

    private static CelFunctionDecl function(String name, String overload, CelType result, CelType... arguments) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(overload, result, ImmutableList.copyOf(arguments)));
    }

    private static Compiled nothing() {
        try {
            return over(Map.of(), Set.of()).compile("dyn(false)");
        } catch (CelValidationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static double monthsBetween(String from, String to) {
        return ChronoUnit.MONTHS.between(YearMonth.parse(from), YearMonth.parse(to));
    }
}
