# Good for: floating-point numbers in attributes and lists. Planets attract one another for some thousand steps.


class Body:
    def __init__(self, mass, position, velocity):
        self.mass = mass
        self.x, self.y, self.z = position
        self.vx, self.vy, self.vz = velocity


def step(pairs, bodies, dt):
    for one, two in pairs:
        dx = one.x - two.x
        dy = one.y - two.y
        dz = one.z - two.z
        distance = dx * dx + dy * dy + dz * dz
        force = dt / (distance * distance**0.5)
        pull = two.mass * force
        one.vx -= dx * pull
        one.vy -= dy * pull
        one.vz -= dz * pull
        pull = one.mass * force
        two.vx += dx * pull
        two.vy += dy * pull
        two.vz += dz * pull
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


def energy(pairs, bodies):
    total = sum(0.5 * b.mass * (b.vx**2 + b.vy**2 + b.vz**2) for b in bodies)
    for one, two in pairs:
        distance = ((one.x - two.x) ** 2 + (one.y - two.y) ** 2 + (one.z - two.z) ** 2) ** 0.5
        total -= one.mass * two.mass / distance
    return total


def main():
    bodies = [
        Body(40.0, (0.0, 0.0, 0.0), (0.0, 0.0, 0.0)),
        Body(0.04, (5.0, -1.0, 0.1), (0.5, 2.8, -0.02)),
        Body(0.01, (8.0, 4.0, -0.4), (-1.0, 1.8, 0.01)),
        Body(0.002, (13.0, -15.0, -0.2), (1.1, 0.9, -0.01)),
        Body(0.002, (15.0, -26.0, 0.2), (1.0, 0.6, -0.03)),
    ]
    pairs = [(bodies[i], bodies[j]) for i in range(5) for j in range(i + 1, 5)]
    print(f"{energy(pairs, bodies):.9f}")
    for _ in range(90000):
        step(pairs, bodies, 0.001)
    print(f"{energy(pairs, bodies):.9f}")


main()
