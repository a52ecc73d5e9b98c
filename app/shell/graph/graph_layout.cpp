// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/graph/graph_layout.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {

constexpr std::chrono::seconds s_limit(10);
constexpr double s_pointsPerInch = 72; // a pixel of a graph is a point of graphviz
constexpr double s_columnGap = 220;
constexpr double s_rowGap = 10;
constexpr double s_farthest = 1e6;

QByteArray inches(double pixels)
{
    return QByteArray::number(pixels / s_pointsPerInch, 'f', 4);
}

QByteArray question(const Graph &graph, const std::vector<QSizeF> &sizes)
{
    QByteArray text = "digraph { graph [rankdir=LR, nodesep=0.12, ranksep=2.4, splines=true, outputorder=edgesfirst];\n"
                      "node [shape=box, fixedsize=true, label=\"\"]; edge [arrowhead=none];\n";
    for (std::size_t at = 0; at < graph.nodes.size(); ++at)
        text += 'n' + QByteArray::number(static_cast<qulonglong>(at)) + " [width=" + inches(sizes[at].width()) +
                ", height=" + inches(sizes[at].height()) + "];\n";
    for (std::size_t at = 0; at < graph.edges.size(); ++at)
        text += 'n' + QByteArray::number(static_cast<qulonglong>(graph.edges[at].from)) + " -> n" +
                QByteArray::number(static_cast<qulonglong>(graph.edges[at].to)) +
                " [id=" + QByteArray::number(static_cast<qulonglong>(at)) + "];\n";
    return text + "}\n";
}

/// graphviz counts upwards.
std::optional<QPointF> pointFrom(QStringView text)
{
    const qsizetype comma = text.indexOf(u',');
    bool hasX = false;
    bool hasY = false;
    const double x = text.left(comma).toDouble(&hasX);
    const double y = text.mid(comma + 1).toDouble(&hasY);
    if (comma < 0 || !hasX || !hasY || std::abs(x) > s_farthest || std::abs(y) > s_farthest)
        return std::nullopt;
    return QPointF(x, -y);
}

/// "e,tip p0 p1 p2 p3 p4 …": a chain of Bezier curves. Source: graphviz' documentation of splineType.
std::optional<PlacedGraph::Line> lineFrom(const QString &text)
{
    PlacedGraph::Line line;
    std::vector<QPointF> points;
    for (QStringView word : QStringView(text).split(u' ', Qt::SkipEmptyParts)) {
        const bool isEnd = word.startsWith(u"e,") || word.startsWith(u"s,");
        const auto point = pointFrom(isEnd ? word.mid(2) : word);
        if (!point)
            return std::nullopt;
        if (!isEnd)
            points.push_back(*point);
    }
    if (points.size() < 4 || points.size() % 3 != 1)
        return std::nullopt;
    line.path.moveTo(points[0]);
    for (std::size_t at = 1; at + 2 < points.size(); at += 3)
        line.path.cubicTo(points[at], points[at + 1], points[at + 2]);
    line.tip = points.back();
    return line;
}

/// The number behind "n", or of an id; nothing if it is none below `limit`.
std::optional<std::size_t> numberFrom(QStringView text, std::size_t limit)
{
    bool isNumber = false;
    const qulonglong number = text.toULongLong(&isNumber);
    return isNumber && number < limit ? std::optional(static_cast<std::size_t>(number)) : std::nullopt;
}

std::optional<QRectF> rectFrom(const QJsonObject &node)
{
    const QString position = node.value("pos"_L1).toString();
    const auto middle = pointFrom(position);
    const double width = node.value("width"_L1).toString().toDouble() * s_pointsPerInch;
    const double height = node.value("height"_L1).toString().toDouble() * s_pointsPerInch;
    if (!middle || width <= 0 || height <= 0 || width > s_farthest || height > s_farthest)
        return std::nullopt;
    return QRectF(middle->x() - width / 2, middle->y() - height / 2, width, height);
}

} // namespace

PlacedGraph readDot(const QByteArray &json, std::size_t nodes, std::size_t edges)
{
    PlacedGraph placed;
    placed.isPlain = true;
    const QJsonObject graph = QJsonDocument::fromJson(json).object();
    std::vector<std::optional<QRectF>> rects(nodes);
    for (const QJsonValue each : graph.value("objects"_L1).toArray()) {
        const QString name = each["name"_L1].toString();
        if (const auto number = numberFrom(QStringView(name).mid(1), nodes))
            rects[*number] = rectFrom(each.toObject());
    }
    std::vector<std::optional<PlacedGraph::Line>> lines(edges);
    for (const QJsonValue each : graph.value("edges"_L1).toArray()) {
        const QString id = each["id"_L1].toString();
        if (const auto number = numberFrom(id, edges))
            lines[*number] = lineFrom(each["pos"_L1].toString());
    }
    const auto isMissing = [](const auto &each) { return !each.has_value(); };
    if (std::any_of(rects.begin(), rects.end(), isMissing) || std::any_of(lines.begin(), lines.end(), isMissing))
        return placed;
    for (const auto &rect : rects)
        placed.nodes.push_back(*rect);
    for (auto &line : lines)
        placed.edges.push_back(std::move(*line));
    placed.isPlain = false;
    return placed;
}

PlacedGraph placeInColumns(const Graph &graph, const std::vector<QSizeF> &sizes)
{
    PlacedGraph placed;
    placed.isPlain = true;
    std::map<std::size_t, double> widest;
    for (std::size_t at = 0; at < graph.nodes.size(); ++at) {
        double &width = widest[graph.nodes[at].column];
        width = std::max(width, sizes[at].width());
    }
    std::map<std::size_t, QPointF> next; // where the next node of a column is put
    double left = 0;
    for (const auto &[column, width] : widest) {
        next[column] = QPointF(left, 0);
        left += width + s_columnGap;
    }
    const std::size_t first = widest.empty() ? 0 : widest.begin()->first;
    for (std::size_t at = 0; at < graph.nodes.size(); ++at) {
        const std::size_t column = graph.nodes[at].column;
        QPointF &place = next[column];
        const double indent = column == first ? widest[column] - sizes[at].width() : 0;
        placed.nodes.emplace_back(place + QPointF(indent, 0), sizes[at]);
        place.ry() += sizes[at].height() + s_rowGap;
    }
    for (const GraphEdge &edge : graph.edges) {
        const QRectF &from = placed.nodes[edge.from];
        const QRectF &to = placed.nodes[edge.to];
        const QPointF start(from.right(), from.center().y());
        const QPointF tip(to.left(), to.center().y());
        QPainterPath path(start);
        path.cubicTo(start + QPointF(s_columnGap / 2, 0), tip - QPointF(s_columnGap / 2, 0), tip);
        placed.edges.push_back({path, tip});
    }
    return placed;
}

GraphLayout::GraphLayout(QString program, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(s_limit);
    connect(&m_limit, &QTimer::timeout, this, [this] { end({}); });
}

GraphLayout::~GraphLayout()
{
    forget();
}

void GraphLayout::start(const Graph &graph, const std::vector<QSizeF> &sizes)
{
    forget();
    m_graph = graph;
    m_sizes = sizes;
    m_process = new QProcess(this);
    connect(m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        end(code == 0 && status == QProcess::NormalExit ? m_process->readAllStandardOutput() : QByteArray());
    });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end({});
    });
    m_process->setStandardErrorFile(QProcess::nullDevice());
    m_limit.start();
    m_process->start(m_program, {u"-Tjson"_s});
    if (m_process == nullptr)
        return; // it told at once that there is no such program
    m_process->write(question(graph, sizes));
    m_process->closeWriteChannel();
}

void GraphLayout::end(const QByteArray &output)
{
    const PlacedGraph read = readDot(output, m_graph.nodes.size(), m_graph.edges.size());
    const PlacedGraph told = read.isPlain ? placeInColumns(m_graph, m_sizes) : read;
    forget();
    Q_EMIT placed(told);
}

/// A process that is still there is killed and waited for by nobody: it goes when it has ended.
void GraphLayout::forget()
{
    m_limit.stop();
    QProcess *const process = std::exchange(m_process, nullptr);
    if (process == nullptr)
        return;
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning)
        return process->deleteLater();
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->kill();
}

} // namespace liteboxd::shell
