// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/answers/missing_right.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::verify;

/// The right in a refusal of Kubernetes' RBAC.
class MissingRightTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadFromTheRefusal_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("right");
        QTest::newRow("in a namespace")
            << u"pods is forbidden: User \"x\" cannot list resource \"pods\" in API group \"\" in the namespace \"a\""_s
            << u"list pods -n a"_s;
        QTest::newRow("of the cluster")
            << u"nodes is forbidden: User \"x\" cannot list resource \"nodes\" in API group \"\" at the cluster scope"_s
            << u"list nodes --all-namespaces"_s;
        QTest::newRow("of a group") << u"networkpolicies.networking.k8s.io is forbidden: User \"x\" cannot list "
                                       u"resource \"networkpolicies\" in "
                                       "API group \"networking.k8s.io\" in the namespace \"a\""_s
                                    << u"list networkpolicies.networking.k8s.io -n a"_s;
        QTest::newRow("of a subresource")
            << u"pods \"p\" is forbidden: User \"x\" cannot create resource \"pods/exec\" in API group \"\" in the "
               "namespace \"kube-system\": no such role"_s
            << u"create pods --subresource=exec -n kube-system"_s;
        QTest::newRow("of admission") << u"pods \"p\" is forbidden: violates PodSecurity \"restricted:latest\""_s
                                      << QString();
    }
    void isReadFromTheRefusal()
    {
        QFETCH(QString, message);
        QFETCH(QString, right);
        QCOMPARE(missingRight({base::ErrorCode::Forbidden, message.toStdString(), {}}), right);
    }

    void isNamedOnceInTheAdvice()
    {
        const auto refusal = [](const char *kind) {
            return base::Error{base::ErrorCode::Forbidden,
                               std::string("User \"x\" cannot list resource \"") + kind + "\" in API group \"\"",
                               {}};
        };
        const QString advice = adviceFor({refusal("nodes"), refusal("services"), refusal("nodes")});
        QCOMPARE(advice.count(u"list nodes"_s), 1);
        QVERIFY2(advice.contains(u"list services"_s) && advice.contains(u"login.permissions"_s), qPrintable(advice));
        QVERIFY(adviceFor({{base::ErrorCode::Forbidden, "no", {}}}).contains(u"login.permissions"_s));
    }
};

QTEST_GUILESS_MAIN(MissingRightTest)

#include "tst_missing_right.moc"
