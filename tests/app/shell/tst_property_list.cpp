// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/property_list.h"

#include <QLabel>
#include <QLayout>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using liteboxd::shell::PropertyList;

/// Facts in a narrow pane.
class PropertyListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLongWordWidensNothing()
    {
        const QString image = u"registry.example/python@sha256:"_s + QString(64, u'a');
        PropertyList list;
        list.setRows({{u"Image"_s, u"python:3.12"_s}});
        const int narrow = list.minimumSizeHint().width();
        QCOMPARE(valueOf(list)->toolTip(), QString());
        list.setRows({{u"Image"_s, image}});
        QVERIFY(list.minimumSizeHint().width() < narrow + 100);
        QVERIFY(valueOf(list)->toolTip().contains(QString(64, u'a')));
        QCOMPARE(valueOf(list)->text(), image);
        list.setRows({{u"Image"_s, u"python:3.12"_s}});
        QCOMPARE(valueOf(list)->toolTip(), QString());
    }

private:
    static const QLabel *valueOf(const PropertyList &list)
    {
        return qobject_cast<const QLabel *>(list.layout()->itemAt(1)->widget());
    }
};

QTEST_MAIN(PropertyListTest)
#include "tst_property_list.moc"
