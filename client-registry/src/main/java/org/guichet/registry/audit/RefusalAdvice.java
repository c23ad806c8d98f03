package org.guichet.registry.audit;

import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.NameMatchMethodPointcut;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Around every transaction of a use case: what a rollback took from the access log is written before anyone is answered. */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class RefusalAdvice {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor refusalsSurviveRollback(
            ObjectProvider<LostRefusals> lostRefusals,
            ObjectProvider<AccessLog> accessLog,
            ObjectProvider<PlatformTransactionManager> transactions) {
        MethodInterceptor interceptor = invocation -> {
            try {
                return invocation.proceed();
            } finally {
                if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                    List<AccessEntry> entries = lostRefusals.getObject().take();
                    if (!entries.isEmpty()) {
                        new TransactionTemplate(transactions.getObject())
                                .executeWithoutResult(
                                        status -> accessLog.getObject().write(entries));
                    }
                }
            }
        };
        var advisor = new DefaultPointcutAdvisor(new AnyTransactional(), interceptor);
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    /** Methods that are transactional themselves or by their class, and the template where no method is. */
    private static final class AnyTransactional extends org.springframework.aop.support.ComposablePointcut {
        private static final long serialVersionUID = 1L;

        AnyTransactional() {
            super(AnnotationMatchingPointcut.forMethodAnnotation(Transactional.class));
            union(AnnotationMatchingPointcut.forClassAnnotation(Transactional.class));
            NameMatchMethodPointcut template = new NameMatchMethodPointcut();
            template.setClassFilter(TransactionOperations.class::isAssignableFrom);
            template.setMappedNames("execute", "executeWithoutResult");
            union((Pointcut) template);
        }
    }
}
