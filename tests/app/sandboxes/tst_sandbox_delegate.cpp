// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sandbox_delegate.h"
#include "app/shell/looks/color_roles.h"
#include "core/base/clock.h"
#include "core/models/sandbox_filter_model.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using models::SandboxModel;
using sandbox::SandboxState;
using shell::Scheme;

/// What the delegate paints, looked at dot by dot.
class SandboxDelegateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textCanBeRead_data();
    void textCanBeRead();
};

void SandboxDelegateTest::textCanBeRead_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::addColumn<QColor>("highlight"); // invalid: ours
    QTest::addColumn<SandboxState>("state");
    QTest::addColumn<bool>("selected");
    const std::array states{SandboxState::Running, SandboxState::Succeeded, SandboxState::Failed,
                            SandboxState::Pending};
    for (const auto state : states) {
        for (const bool selected : {false, true}) {
            const auto row = [&](const char *look, Scheme scheme, const QColor &highlight) {
                QTest::addRow("%s, state %d%s", look, static_cast<int>(state), selected ? ", selected" : "")
                    << scheme << highlight << state << selected;
            };
            row("light", Scheme::Light, {});
            row("dark", Scheme::Dark, {});
            row("a strong blue of the desktop", Scheme::Light, QColor(0x30, 0x8c, 0xc6));
            row("a dark blue of the desktop", Scheme::Dark, QColor(0x2a, 0x5d, 0x9c));
        }
    }
}

void SandboxDelegateTest::textCanBeRead()
{
    QFETCH(Scheme, scheme);
    QFETCH(QColor, highlight);
    QFETCH(SandboxState, state);
    QFETCH(bool, selected);
    const base::SystemClock clock;
    SandboxModel model(clock);
    models::SandboxFilterModel rows(model);
    sandbox::Sandbox value{*base::SandboxId::parse("a1")};
    value.state = state;
    model.replace({std::make_shared<const sandbox::Sandbox>(value)});

    QPalette palette = shell::fusionPalette(scheme);
    if (highlight.isValid()) {
        palette.setColor(QPalette::Highlight, highlight);
        palette.setColor(QPalette::HighlightedText, Qt::white);
        if (shell::contrast(Qt::white, highlight) < 4.5)
            palette.setColor(QPalette::HighlightedText, Qt::black);
    }
    QStyleOptionViewItem option;
    option.rect = QRect(0, 0, 240, 40);
    option.palette = palette;
    option.font.setPixelSize(28); // strokes wide enough to hold dots that are all ink
    option.font.setWeight(QFont::Bold);
    option.showDecorationSelected = true;
    option.state = QStyle::State_Enabled | QStyle::State_Active;
    if (selected)
        option.state |= QStyle::State_Selected;
    QImage image(option.rect.size(), QImage::Format_RGB32);
    image.fill(palette.color(QPalette::Base));
    QPainter painter(&image);
    const sandboxes::SandboxDelegate delegate(rows, nullptr);
    delegate.paint(&painter, option, rows.index(0, SandboxModel::State));
    painter.end();

    const QColor ground = image.pixelColor(image.width() - 2, 1);
    QCOMPARE(ground, palette.color(selected ? QPalette::Highlight : QPalette::Base));
    double best = 1;
    for (int x = 30; x < image.width(); ++x) { // behind the icon
        for (int y = 0; y < image.height(); ++y)
            best = std::max(best, shell::contrast(image.pixelColor(x, y), ground));
    }
    QVERIFY2(best >= 4.5, qPrintable(QString::number(best)));
}

QTEST_MAIN(SandboxDelegateTest)
#include "tst_sandbox_delegate.moc"
