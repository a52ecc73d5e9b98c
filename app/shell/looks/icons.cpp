// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/looks/icons.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {

const QString s_folder = u":/liteboxd/icons/"_s;

/// Draws one SVG in a colour of the palette. GUI thread.
class PaletteSvgEngine final : public QIconEngine
{
public:
    PaletteSvgEngine(QString name, QByteArray svg, std::optional<ColorRole> role)
        : m_name(std::move(name))
        , m_svg(std::move(svg))
        , m_role(role)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        Q_UNUSED(state)
        QByteArray svg = m_svg;
        svg.replace("currentColor", ink(mode).name().toLatin1());
        QSvgRenderer renderer(svg);
        const int side = std::min(rect.width(), rect.height());
        const QRectF square(rect.x() + (rect.width() - side) / 2.0, rect.y() + (rect.height() - side) / 2.0, side,
                            side);
        renderer.render(painter, square);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key =
            u"liteboxd/%1/%2x%3/%4"_s.arg(m_name).arg(size.width()).arg(size.height()).arg(ink(mode).name());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QIconEngine *clone() const override { return new PaletteSvgEngine(*this); }
    QString key() const override { return u"liteboxd-svg"_s; }

private:
    QColor ink(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        return m_role ? color(*m_role, palette) : palette.color(QPalette::WindowText);
    }

    QString m_name;
    QByteArray m_svg;
    std::optional<ColorRole> m_role;
};

} // namespace

QIcon icon(const QString &name, std::optional<ColorRole> role)
{
    QFile file(s_folder + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new PaletteSvgEngine(name, file.readAll(), role));
}

QStringList iconNames()
{
    QStringList names;
    for (const QString &file : QDir(s_folder).entryList({u"*.svg"_s}, QDir::Files, QDir::Name))
        names << file.chopped(4);
    return names;
}

} // namespace liteboxd::shell
